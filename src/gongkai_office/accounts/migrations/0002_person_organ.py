import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("organs", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="organ",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="people",
                to="organs.organ",
                verbose_name="所在机关",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="organ",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="people",
                to="organs.organ",
                verbose_name="所在机关",
            ),
        ),
    ]
