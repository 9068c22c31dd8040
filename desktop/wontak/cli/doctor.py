"""The command that looks at this machine."""

from __future__ import annotations

import click

from wontak.cli.context import Context, command
from wontak.cli.language import tell
from wontak.desk.examination import machine, speeds
from wontak.domain.messages import interface_language, spoken_duration
from wontak.store.packs import Packs

HOUR_S = 3600.0


@command(
    "doctor",
    "이 컴퓨터에 무엇이 있고 없는지, 설치된 모델이 얼마나 빠른지 알아봅니다.",
    "Show what this machine has and lacks, and how fast each installed model runs on it.",
)
def doctor(context: Context) -> None:
    found = machine()
    memory = f"{found.memory_bytes / 2**30:.0f} GiB" if found.memory_bytes else "?"
    click.echo(tell("프로세서 코어", "Processor cores") + f"\t{found.cores}")
    click.echo(tell("메모리", "Memory") + f"\t{memory}")
    click.echo(tell("남은 디스크 공간", "Free disk space") + f"\t{found.free_bytes / 2**30:.0f} GiB")
    absent = tell("없음(PDF를 만들 수 없습니다)", "not found (no PDF can be made)")
    click.echo(f"LibreOffice\t{found.office or absent}")
    for speed in speeds(Packs()):
        length = spoken_duration(HOUR_S * speed.work_per_sound, interface_language())
        click.echo(
            tell(
                f"{speed.pack.name}\t한 시간 녹음에 약 {length}",
                f"{speed.pack.name}\tabout {length} for an hour of sound",
            )
        )


COMMANDS = (doctor,)
