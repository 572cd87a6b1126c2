"""Click in plain Chinese: help pages, and one line for what was typed wrongly."""

from __future__ import annotations

import re
from difflib import get_close_matches

import click

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")


class Worded(click.Command):
    """A command whose help page is in Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line under a Chinese name."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and a group's commands after them."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        with formatter.section("选项"):
            formatter.write_dl([_record(option, ctx) for option in options if option.get_help_record(ctx)])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The arguments that are explained."""
        arguments = [param for param in self.get_params(ctx) if isinstance(param, click.Argument) and param.help]
        if arguments:
            with formatter.section("参数"):
                formatter.write_dl([(argument.make_metavar(ctx), argument.help or "") for argument in arguments])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's own --help, explained in Chinese."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这页说明。"
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the command's name on the usage line."""
        pieces = [piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)]
        return ["[选项]", *pieces, *(["命令"] if isinstance(self, click.Group) else [])]


def _record(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    name, words = option.get_help_record(ctx) or ("", "")
    return name, words.replace("[required]", "（必填）")


def usage_error(error: click.UsageError) -> str:
    """What was typed wrongly, and where the help is."""
    asked = f"{error.ctx.command_path} --help" if error.ctx else "gongkai --help"
    return f"{_reason(error)}。用法见 {asked}"


def _reason(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有 {error.option_name} 这个选项" + _similar(error.possibilities)
        case click.NoSuchCommand():
            return f"没有 {error.command_name} 这个命令" + _similar(_close_commands(error))
        case click.MissingParameter():
            return f"缺少 {error.param_hint or _hint(error)}"
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            return f"{error.param_hint or _hint(error)} 只能是 {'、'.join(map(str, choices))} 之一"
        case click.BadParameter():
            return error.message.rstrip("。.")
        case click.UsageError(message=message) if found := _EXTRA.fullmatch(message.rstrip(".")):
            return f"多出了 {found[1]}，不知道是什么"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面缺少内容，或不该有内容"
        case _:
            return error.message.rstrip("。.")


def _hint(error: click.BadParameter) -> str:
    return error.param.get_error_hint(error.ctx).replace("'", "") if error.param else "参数"


def _close_commands(error: click.NoSuchCommand) -> list[str]:
    group = error.ctx.command if error.ctx else None
    known = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else []
    return get_close_matches(error.command_name, known)


def _similar(possibilities: list[str] | None) -> str:
    return f"，是不是 {'、'.join(possibilities)}" if possibilities else ""
