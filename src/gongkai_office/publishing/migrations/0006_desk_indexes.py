from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # a million items are indexed while the office works on

    dependencies = [
        ("publishing", "0005_editing"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="version",
            index=models.Index(fields=["-edited_at", "-id"], name="item_last_edited"),
        ),
        AddIndexConcurrently(
            model_name="version",
            index=models.Index(
                condition=models.Q(("forced", True), ("state", "published")), fields=["organ"], name="item_forced"
            ),
        ),
    ]
