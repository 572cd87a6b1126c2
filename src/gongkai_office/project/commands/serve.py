"""`gongkai serve`: the office on this machine, with its own database unless `DATABASE_URL` names one."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from gongkai.cli.params import COUNT, DATA
from gongkai.cli.wording import Worded
from gongkai.errors import GongkaiError
from gongkai_office.project.commands.demo import fill_once_and_tell
from gongkai_office.project.opening import configure

_HERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}  # noqa: S104  every address of this machine, as a browser here names it
_LAST_WORDS = 5.0  # seconds beyond its patience that what runs has to end


@click.command(
    cls=Worded,
    help="启动办公系统。没有设置 DATABASE_URL 时，数据库也在数据文件夹里，随系统一同启动。按 Ctrl+C 停止。",
    epilog="\b\n例：\n  gongkai serve --demo\n  gongkai serve --host 0.0.0.0 --port 80 --data /srv/gongkai",
)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="在哪个地址上提供服务。")
@click.option("--port", type=COUNT, default=8000, show_default=True, metavar="PORT", help="在哪个端口上提供服务。")
@click.option("--demo", is_flag=True, help="数据库是空的，先装入演示县：编造的机关、人员和申请。")
@DATA
def command(*, host: str, port: int, demo: bool, data: Path) -> None:
    """Start the database, bring its tables up to date, serve until stopped."""
    _refuse_taken(host, port)
    configure(data)
    click.echo(f"数据在 {data}")
    import django  # noqa: PLC0415  settings first
    from django.core.management import call_command  # noqa: PLC0415  settings first

    django.setup()
    call_command("migrate", verbosity=0)
    from gongkai_office.project.statics import collect  # noqa: PLC0415  settings first

    collect()
    if demo:
        fill_once_and_tell()
    from django.conf import settings  # noqa: PLC0415  settings first

    from gongkai_office.project.tending import Kept, Tending  # noqa: PLC0415  settings first

    web = Kept("web server", ["--data", str(data), "web", "--host", host, "--port", str(port)])
    worker = Kept("worker", ["--data", str(data), "work"])
    embedded = None if os.environ.get("DATABASE_URL") else settings.DATA / "postgresql"
    _tell(f"http://{_HERE.get(host, host)}:{port}", loopback=host in {"localhost", "127.0.0.1", "::1"})
    Tending([web, worker], embedded).watch(settings.GONGKAI_PATIENCE + _LAST_WORDS)


def _tell(address: str, *, loopback: bool) -> None:
    """Say where to go, what keeps others from going there, and on an empty installation how to begin."""
    from gongkai_office.administration.opening import is_new, opening_code  # noqa: PLC0415  settings first

    if is_new():
        click.echo("这里还没有机关和人员。请打开下面的网址，填写开办码，建立第一个机关和管理员：")
        click.echo(f"\n  {address}/office/begin/\n  开办码  {opening_code()}\n")
        click.echo("只想看看的，换一个空的数据文件夹，用 gongkai serve --demo 装入演示县。")
    if not (loopback or {"GONGKAI_HOSTS", "GONGKAI_SITE_ADDRESS"} & os.environ.keys()):
        click.echo(
            "别的电脑还打不开：请用环境变量 GONGKAI_HOSTS 写明本机的域名或者 IP 地址，例如 GONGKAI_HOSTS=10.1.2.3"
        )
    click.echo(f"请在浏览器中打开 {address}/ （按 Ctrl+C 停止）")


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise GongkaiError(
                f"{host}:{port} 不能使用（{error.strerror}），可能已被占用，请用 --port 换一个端口"
            ) from error
