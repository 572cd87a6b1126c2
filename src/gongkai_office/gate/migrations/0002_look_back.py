"""Later looks at what is out."""

import django.db.models.deletion
from django.db import migrations, models

import gongkai_office.ids


class Migration(migrations.Migration):
    dependencies = [
        ("gate", "0001_terms"),
        ("organs", "0003_practice"),
    ]

    operations = [
        migrations.CreateModel(
            name="LookBack",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gongkai_office.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject", models.CharField(max_length=80)),
                ("ref", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=300, verbose_name="标题")),
                ("rules", models.CharField(max_length=64, verbose_name="规则版本")),
                ("at", models.DateTimeField(verbose_name="检查时间")),
                ("notes", models.JSONField(default=list, verbose_name="不能检查的部分")),
                ("hits", models.JSONField(default=list, verbose_name="发现")),
                ("waiting", models.PositiveIntegerField(default=0, verbose_name="待处理")),
                (
                    "organ",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ"),
                ),
            ],
            options={
                "verbose_name": "回头看",
                "verbose_name_plural": "回头看",
                "ordering": ("-at", "-id"),
                "indexes": [
                    models.Index(fields=["ref", "-at", "-id"], name="look_back_newest"),
                    models.Index(condition=models.Q(("waiting__gt", 0)), fields=["organ"], name="look_back_waiting"),
                ],
            },
        ),
    ]
