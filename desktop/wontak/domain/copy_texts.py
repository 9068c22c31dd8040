"""What is said of a recording and its second copy while one of them fails, and when it is back."""

from collections.abc import Mapping

from wontak.domain.meeting import Bilingual

COPIES: Mapping[str, Bilingual] = {
    "first_copy_failed": Bilingual(
        en="The meeting’s disk can no longer be written; the recording goes on in the second copy in “{folder}” alone. Leave "
        "that disk connected; free some space on the meeting’s disk, or connect it again.",
        ko="회의가 저장된 디스크에 쓸 수 없어 ‘{folder}’의 사본에만 녹음하고 있습니다. 사본이 있는 디스크를 분리하지 마시고, "
        "회의 디스크의 공간을 확보하거나 디스크를 다시 연결하십시오.",
    ),
    "first_copy_back": Bilingual(
        en="The meeting’s disk can be written again; what it missed is being copied from the second copy.",
        ko="회의가 저장된 디스크에 다시 저장하고 있습니다. 빠진 부분은 사본에서 채우는 중입니다.",
    ),
    "first_copy_whole": Bilingual(
        en="The recording is whole again on the meeting’s disk.",
        ko="회의가 저장된 디스크의 녹음이 다시 온전해졌습니다.",
    ),
    "first_copy_incomplete": Bilingual(
        en="{length_s} of this recording are in the second copy in “{folder}” alone; leave that disk connected until the "
        "recording is in its place.",
        ko="이 녹음의 {length_s} 분량은 ‘{folder}’의 사본에만 있습니다. 녹음 정리가 끝날 때까지 그 디스크를 분리하지 마십시오.",
    ),
    "second_copy_failed": Bilingual(
        en="The second copy in “{folder}” is interrupted; the recording itself goes on. Connect that disk again, or free some "
        "space on it: the copy then goes on by itself, and what it missed is made up for.",
        ko="‘{folder}’에 저장하던 사본이 중단되었습니다. 녹음 자체는 계속됩니다. 디스크를 다시 연결하거나 공간을 확보하면 "
        "사본이 저절로 이어지고 빠진 부분도 채워집니다.",
    ),
    "second_copy_back": Bilingual(
        en="The second copy goes on; what it missed is being copied.",
        ko="사본 저장을 다시 시작했습니다. 빠진 부분을 채우는 중입니다.",
    ),
    "second_copy_whole": Bilingual(
        en="The second copy is whole again.",
        ko="사본이 다시 온전해졌습니다.",
    ),
    "second_copy_incomplete": Bilingual(
        en="The second copy in “{folder}” lacks {length_s} of this recording; it is made whole as the recording is put in its "
        "place, if that disk is connected then.",
        ko="‘{folder}’의 사본에는 이 녹음의 {length_s} 분량이 빠져 있습니다. 녹음을 정리할 때 그 디스크가 연결되어 있으면 "
        "빠진 부분이 채워집니다.",
    ),
}
