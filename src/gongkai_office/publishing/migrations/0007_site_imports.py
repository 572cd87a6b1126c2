import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import gongkai_office.ids


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0002_purposes"),
        ("organs", "0003_practice"),
        ("publishing", "0006_desk_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SiteImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gongkai_office.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="上传时间")),
                ("file_name", models.CharField(max_length=200, verbose_name="名称")),
                ("digest", models.CharField(max_length=64)),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="文件数")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("mapping", "等待核对各列"),
                            ("checking", "正在检查"),
                            ("checked", "检查完毕"),
                            ("writing", "正在导入"),
                            ("done", "已导入"),
                            ("undoing", "正在撤销"),
                            ("undone", "已撤销"),
                            ("dropped", "已放弃"),
                        ],
                        default="checking",
                        max_length=12,
                        verbose_name="阶段",
                    ),
                ),
                ("findings", models.JSONField(default=list)),
                ("summary", models.JSONField(default=dict)),
                ("trouble", models.TextField(blank=True)),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="完成时间")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                ("reason", models.TextField(blank=True, verbose_name="撤销理由")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "column",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="publishing.column"
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ"),
                ),
                (
                    "package",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.waitingfile",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "网站导入",
                "verbose_name_plural": "网站导入",
                "ordering": ("-uploaded_at",),
            },
        ),
        migrations.CreateModel(
            name="SiteProgress",
            fields=[
                (
                    "work",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="progress",
                        serialize=False,
                        to="publishing.siteimport",
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "网站导入进度",
                "verbose_name_plural": "网站导入进度",
            },
        ),
        migrations.CreateModel(
            name="ImportedItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gongkai_office.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.CharField(max_length=400, verbose_name="位置")),
                ("address", models.CharField(blank=True, max_length=500, verbose_name="原地址")),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imported", to="publishing.item"
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ"),
                ),
                (
                    "work",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="publishing.siteimport"
                    ),
                ),
            ],
            options={
                "verbose_name": "导入的信息",
                "verbose_name_plural": "导入的信息",
                "ordering": ("work", "place"),
            },
        ),
        migrations.AddIndex(
            model_name="siteimport",
            index=models.Index(fields=["organ", "-uploaded_at"], name="site_of_organ"),
        ),
        migrations.AddIndex(
            model_name="siteimport",
            index=models.Index(
                condition=models.Q(("stage__in", ["checking", "writing", "undoing"])),
                fields=["stage"],
                name="site_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="siteimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("undone_by__isnull", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="undone_site_has_a_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="importeditem",
            index=models.Index(
                condition=models.Q(("address", ""), _negated=True), fields=["address"], name="item_by_old_address"
            ),
        ),
    ]
