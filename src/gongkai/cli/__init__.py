"""The command line: words for people. Each command is imported only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import click

from gongkai.cli.failures import COULD_NOT, complain, plainly
from gongkai.cli.wording import Worded, usage_error

_COMMANDS = {
    "check": "读年度报告，逐格核对勾稽关系",
    "convert": "把报告另存为 Word、PDF、网页、Excel、JSON、CSV",
    "compare": "几份报告并排比较",
    "deadline": "收到之日、逐日计算、答复最后一日",
    "fee": "信息处理费及算法",
    "calendar": "工作日、放假、调休及其出处",
    "rules": "全部勾稽规则",
    "screen": "公开前检查个人信息、错敏词和隐藏内容",
}
_OFFICE = {
    "serve": "启动办公系统和公众门户",
    "demo": "在空的数据库里装入演示县",
    "report": "从登记簿推算任一机关任一年的年度报告",
    "verify": "从登记簿和日志重新推算，核对全部数据",
    "backup": "把数据库和文件备份到一个文件",
    "restore": "把备份恢复到空的办公系统，并核对",
    "manage": "Django 的管理命令",
}
_OFFICE_NEEDS = "django"


class _Commands(Worded, click.Group):
    """The commands by name; the module `gongkai.cli.NAME` holds each as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return [*_COMMANDS, *_OFFICE]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        command: click.Command | None = None
        if cmd_name in _COMMANDS:
            command = import_module(f"gongkai.cli.{cmd_name}").command
        elif cmd_name in _OFFICE:
            command = _office_command(cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("命令"):
            formatter.write_dl(list(_COMMANDS.items()))
        with formatter.section("办公系统的命令（随 gongkai[office] 安装）"):
            formatter.write_dl(list(_OFFICE.items()))


def _office_command(name: str) -> click.Command:
    """A command that the office registers under the entry points `gongkai.commands`; the library never imports it."""
    from importlib.metadata import entry_points  # noqa: PLC0415  start-up
    from importlib.util import find_spec  # noqa: PLC0415  start-up

    try:
        if find_spec(_OFFICE_NEEDS) is None:
            raise ImportError(_OFFICE_NEEDS)  # noqa: TRY301  told like any other missing part
        (found,) = entry_points(group="gongkai.commands", name=name)
        command: click.Command = found.load()
    except (ValueError, ImportError) as error:
        raise click.ClickException(f"{name} 需要办公系统，请先安装：pip install 'gongkai[office]'") from error
    return command


@click.group(
    cls=_Commands,
    help="公开：政府信息公开的账本。读懂、核对任何机关的年度报告，算清每一个法定期限。",
    epilog="每个命令都可以加 --help 看用法，例如 gongkai check --help",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="gongkai", message="gongkai %(version)s", help="显示版本。")
def commands() -> None:
    """Everything `gongkai` can do."""


def main() -> None:
    """Run `gongkai`: exit status 0, 1 or 2 as the contract says, one plain line for what went wrong."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old code page lacks rare characters of names
    try:
        with plainly():
            status = commands.main(standalone_mode=False, prog_name="gongkai")
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        sys.exit(0)
    except click.UsageError as error:
        complain("gongkai", usage_error(error))
        sys.exit(COULD_NOT)
    except click.ClickException as error:
        complain("gongkai", error.format_message())
        sys.exit(COULD_NOT)
    except (click.Abort, KeyboardInterrupt):
        complain("gongkai", "已中止。")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)
