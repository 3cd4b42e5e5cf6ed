"""A command refuses an option that is given twice and takes one value: else the last one would win unseen."""

from __future__ import annotations

from collections import Counter

import click


class Once(click.Command):
    """A command each of whose options is given once, unless it takes several values."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed.

        Raises:
            click.UsageError: An option of one value was given again.
        """
        if not ctx.resilient_parsing:
            _, _, given = self.make_parser(ctx).parse_args(args=list(args))
            for parameter, times in Counter(given).items():
                if times > 1 and isinstance(parameter, click.Option) and _takes_one(parameter):
                    flag = max(parameter.opts, key=len)
                    raise click.UsageError(f"{flag} is given {times} times: it takes one value.", ctx)
        return super().parse_args(ctx, args)


class OnceGroup(Once, click.Group):
    """A group of commands to which the same applies."""


def _takes_one(option: click.Option) -> bool:
    return not (option.multiple or option.is_flag or option.count)
