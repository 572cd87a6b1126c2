"""The lists move to the gate, which other capabilities share; their table stays where it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import gongkai_office.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organs", "0003_practice"),
        ("publishing", "0003_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Term",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=gongkai_office.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("negative", "负面清单（不得出现的词）"),
                                    ("allowed", "允许名单（可以出现的号码、邮箱、姓名）"),
                                ],
                                max_length=12,
                                verbose_name="名单",
                            ),
                        ),
                        ("text", models.CharField(max_length=100, verbose_name="词语")),
                        ("suggestion", models.CharField(blank=True, max_length=100, verbose_name="建议改为")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="理由")),
                        ("at", models.DateTimeField(verbose_name="列入时间")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="停用时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organ",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "publishing_term",
                        "verbose_name": "检查名单",
                        "verbose_name_plural": "检查名单",
                        "ordering": ("kind", "text"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("organ", "kind", "text"),
                                name="a_term_once_in_a_list",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "allowed"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="what_may_stand_says_why",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
