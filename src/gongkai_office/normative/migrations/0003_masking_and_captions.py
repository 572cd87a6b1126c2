"""What an interpretation was masked from is kept; a video has captions."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0004_videos"),
        ("normative", "0002_releases"),
    ]

    operations = [
        migrations.AddField(
            model_name="interpretation",
            name="captions",
            field=models.TextField(blank=True, verbose_name="字幕"),
        ),
        migrations.AddField(
            model_name="interpretation",
            name="unmasked",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="interpretation",
            name="unmasked_file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.storedfile",
            ),
        ),
    ]
