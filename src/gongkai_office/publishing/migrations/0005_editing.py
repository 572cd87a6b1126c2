import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import gongkai_office.ids


class Migration(migrations.Migration):
    dependencies = [
        ("organs", "0003_practice"),
        ("publishing", "0004_filed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Editing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gongkai_office.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateTimeField()),
                ("heard", models.DateTimeField()),
            ],
            options={
                "verbose_name": "正在编辑",
                "verbose_name_plural": "正在编辑",
                "ordering": ("since",),
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=gongkai_office.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("sent", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "发布提醒",
                "verbose_name_plural": "发布提醒",
            },
        ),
        migrations.AddField(
            model_name="editing",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="editing",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="editings", to="publishing.version"
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="editing",
            constraint=models.UniqueConstraint(fields=("version", "person"), name="one_editor_a_person"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("person", "day"), name="one_reminder_a_day"),
        ),
    ]
