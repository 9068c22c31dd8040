"""All that the program says of faults, notices, problems and findings, in Korean and in English, by code.

`wontak.domain.messages` fills the gaps; its docstring says how a template is written.
"""

from collections.abc import Mapping

from wontak.domain.copy_texts import COPIES
from wontak.domain.errors import Code
from wontak.domain.findings import FindingKind
from wontak.domain.meeting import Bilingual


def _both(en: str, ko: str) -> Bilingual:
    return Bilingual(ko=ko, en=en)


FAULTS: Mapping[str, Bilingual] = {
    Code.NOT_A_MEETING: _both(
        "“{folder}” is not a meeting folder; name one, or make one with “wontak new”.",
        "‘{folder}’은(는) 회의 폴더가 아닙니다. 회의 폴더를 지정하거나 ‘wontak new’로 새로 만드십시오.",
    ),
    Code.MEETING_EXISTS: _both(
        "There is something at “{folder}” already; choose another place for the new meeting.",
        "‘{folder}’ 자리에 이미 다른 파일이나 폴더가 있습니다. 새 회의를 둘 다른 위치를 지정하십시오.",
    ),
    Code.MEETING_IS_NEWER: _both(
        "The meeting “{folder}” was made with a newer version of Wontak[ (database {version}, this program knows {known})]; "
        "update Wontak to open it.",
        "‘{folder}’은(는) 더 새로운 버전의 원탁에서 만든 회의입니다[(데이터베이스 {version}판, 이 프로그램은 {known}판까지)]. "
        "원탁을 최신 버전으로 올린 뒤 여십시오.",
    ),
    Code.MEETING_IN_USE: _both(
        "The meeting “{folder}” is being worked on elsewhere[, by {owner}]; close it there first. Until then it can only be "
        "read.",
        "‘{folder}’ 회의는 다른 곳에서 작업 중입니다[({owner})]. 그곳에서 닫은 뒤 다시 시도하십시오. "
        "그때까지는 읽기만 할 수 있습니다.",
    ),
    Code.MEETING_DAMAGED: _both(
        "The database of the meeting “{folder}” is damaged; take “meeting.db” from a backup, or look for a “meeting.db.backup” "
        "file beside it.",
        "‘{folder}’ 회의의 데이터베이스가 손상되었습니다. 백업에서 ‘meeting.db’ 파일을 되살리거나 같은 폴더의 "
        "‘meeting.db.backup’ 파일을 쓰십시오.",
    ),
    Code.MEETING_APPROVED: _both(
        "The minutes of the meeting[ “{folder}”] are approved and locked; take the approval back before working on them again.",
        "[‘{folder}’ ]회의록은 승인되어 잠겨 있습니다. 다시 작업하려면 먼저 승인을 취소하십시오.",
    ),
    Code.EDIT_OUTDATED: _both(
        "This step can no longer be done, because what it is about has been replaced meanwhile; look at the text as it is now.",
        "그 사이 해당 부분이 다른 내용으로 바뀌어 이 작업을 적용할 수 없습니다. 지금의 내용을 확인하십시오.",
    ),
    Code.DESCRIPTION_INVALID: _both(
        "The meeting description “{file}” cannot be used: [{where}: ]{problem}.",
        "회의 설명 파일 ‘{file}’을(를) 쓸 수 없습니다. [{where}: ]{problem}.",
    ),
    Code.REFERENCE_INVALID: _both(
        "The reference “{file}” cannot be used[: {problem}]; it must be a JSON file with a list “segments”.",
        "기준 파일 ‘{file}’을(를) 쓸 수 없습니다[({problem})]. ‘segments’ 목록이 든 JSON 파일이어야 합니다.",
    ),
    Code.NOTHING_TO_EXPORT: _both(
        "There is nothing to export yet; run “wontak transcribe” and “wontak draft” first.",
        "아직 내보낼 내용이 없습니다. 먼저 ‘wontak transcribe’와 ‘wontak draft’를 실행하십시오.",
    ),
    Code.FORMAT_UNKNOWN: _both(
        "[“{file}”: ]this ending is not one that [a document of the kind “{kind}”|a document] can have[; use {known}].",
        "[‘{file}’: ][‘{kind}’ 종류의 문서는|문서는] 이 확장자로 만들 수 없습니다[. 쓸 수 있는 확장자: {known}].",
    ),
    Code.ARCHIVE_INVALID: _both(
        "“{file}” is not a complete meeting archive; export the meeting again and bring in that file.",
        "‘{file}’은(는) 온전한 회의 보관 파일이 아닙니다. 회의를 다시 내보낸 뒤 그 파일을 가져오십시오.",
    ),
    Code.TRASH_FAILED: _both(
        "The meeting “{folder}” could not be moved to the trash; close it in other programs and try again.",
        "‘{folder}’ 회의를 휴지통으로 옮기지 못했습니다. 다른 프로그램에서 열려 있으면 닫고 다시 시도하십시오.",
    ),
    Code.LIST_UNREADABLE: _both(
        "“{file}” holds no list that can be read[: {problem}]; save it from Excel or Word as .xlsx, .csv or .docx.",
        "‘{file}’에서 목록을 읽을 수 없습니다[({problem})]. 엑셀이나 워드에서 .xlsx, .csv, .docx 형식으로 저장해 다시 여십시오.",
    ),
    Code.AUDIO_MISSING: _both(
        "There is no file “{file}”; check its name and place.",
        "‘{file}’ 파일이 없습니다. 이름과 위치를 확인하십시오.",
    ),
    Code.AUDIO_EMPTY: _both(
        "The file “{file}” is empty; copy the recording again from its device.",
        "‘{file}’ 파일이 비어 있습니다. 녹음기에서 다시 복사하십시오.",
    ),
    Code.AUDIO_UNREADABLE: _both(
        "“{file}” is not a recording that can be read[ ({reason})]; convert it to WAV, MP3 or M4A and try again.",
        "‘{file}’은(는) 읽을 수 있는 녹음 파일이 아닙니다[({reason})]. WAV, MP3, M4A 형식으로 바꾸어 다시 시도하십시오.",
    ),
    Code.AUDIO_WITHOUT_SOUND: _both(
        "There is no sound in “{file}”; choose a file with an audio track.",
        "‘{file}’에는 소리가 들어 있지 않습니다. 음성이 있는 파일을 고르십시오.",
    ),
    Code.NO_RECORDING: _both(
        "The meeting[ “{folder}”] has no recording yet; add one with “wontak add-audio”.",
        "[‘{folder}’ ]회의에 녹음이 없습니다. ‘wontak add-audio’로 녹음을 추가하십시오.",
    ),
    Code.NO_SPEECH: _both(
        "No speech was found in the recording; check that it is the right one and loud enough.",
        "녹음에서 말소리를 찾지 못했습니다. 맞는 녹음인지, 소리가 충분히 큰지 확인하십시오.",
    ),
    Code.NO_INPUT: _both(
        "No microphone or other sound input was found; connect one and try again.",
        "마이크나 다른 음성 입력 장치를 찾지 못했습니다. 장치를 연결한 뒤 다시 시도하십시오.",
    ),
    Code.INPUT_MISSING: _both(
        "There is no sound input called “{device}”[; there are: {known}]; connect it, or choose another one.",
        "‘{device}’(이)라는 입력 장치가 없습니다[. 쓸 수 있는 장치: {known}]. 장치를 연결하거나 다른 장치를 고르십시오.",
    ),
    Code.INPUT_UNUSABLE: _both(
        "The input “{device}” delivers no sound that can be recorded; check that no other program holds it and that it is "
        "allowed to be used, or choose another one.",
        "‘{device}’ 장치에서 소리를 받을 수 없습니다. 다른 프로그램이 쓰고 있는지, 마이크 사용이 허용되어 있는지 확인하거나 "
        "다른 장치를 고르십시오.",
    ),
    Code.RECORDING_IN_USE: _both(
        "The recording in “{folder}” is still being written by another process; wait a moment and open the meeting again.",
        "‘{folder}’의 녹음을 다른 프로세스가 아직 쓰고 있습니다. 잠시 뒤 회의를 다시 여십시오.",
    ),
    Code.SECOND_COPY_AWAY: _both(
        "A recording waits for its second copy in “{folder}”, where more of it may lie; connect that disk and open the meeting "
        "again.",
        "‘{folder}’의 사본에만 있는 부분이 있을 수 있어 녹음을 아직 회의에 넣지 않았습니다. 디스크를 연결한 뒤 회의를 다시 "
        "여십시오.",
    ),
    Code.CAPTURE_LOST: _both(
        "The recorder stopped unexpectedly and could not be started again; what was recorded so far is kept. Start the recording "
        "again.",
        "녹음기가 갑자기 멈춘 뒤 다시 시작되지 않았습니다. 지금까지 녹음한 소리는 저장되어 있으니 녹음을 다시 시작하십시오.",
    ),
    Code.MODEL_MISSING: _both(
        "The model “{name}” is not installed; “wontak models list” shows what there is, “wontak models install” adds one.",
        "‘{name}’ 모델이 설치되어 있지 않습니다. ‘wontak models list’로 목록을 보고 ‘wontak models install’로 설치하십시오.",
    ),
    Code.MODEL_INVALID: _both(
        "“[{name}|{path}]” is not a model that can be used[ ({reason})]; install it again, or choose another one.",
        "‘[{name}|{path}]’은(는) 쓸 수 있는 모델이 아닙니다[({reason})]. 다시 설치하거나 다른 모델을 고르십시오.",
    ),
    Code.MODEL_UNKNOWN: _both(
        "There is no model called “{name}”[; known are {known}].",
        "‘{name}’(이)라는 모델은 없습니다[. 쓸 수 있는 이름: {known}].",
    ),
    Code.MODEL_DOWNLOAD_FAILED: _both(
        "The model “{name}” could not be fetched[ from {host}]; check the network and try again, or bring the file by hand and "
        "use “wontak models import”.",
        "‘{name}’ 모델을 [{host}에서 ]내려받지 못했습니다. 네트워크를 확인하고 다시 시도하거나, 파일을 직접 옮겨 와 "
        "‘wontak models import’로 들여오십시오.",
    ),
    Code.TEMPLATE_MISSING: _both(
        "There is no template “{file}”; check its name and place.",
        "‘{file}’ 서식 파일이 없습니다. 이름과 위치를 확인하십시오.",
    ),
    Code.TEMPLATE_BROKEN: _both(
        "The template “{file}” cannot be used[: it lacks the style “{style}”]; mend it in Word and save it as .docx.",
        "‘{file}’ 서식 파일을 쓸 수 없습니다[(‘{style}’ 스타일이 없습니다)]. 워드에서 고쳐 .docx 파일로 저장하십시오.",
    ),
    Code.OFFICE_MISSING: _both(
        "PDF files are made with LibreOffice, which is not on this machine; install it, or export a .docx file and save that as "
        "PDF in Word.",
        "PDF 문서를 만들려면 LibreOffice가 필요한데 이 컴퓨터에 없습니다. LibreOffice를 설치하거나, .docx 파일로 내보낸 뒤 "
        "워드에서 PDF로 저장하십시오.",
    ),
    Code.OFFICE_FAILED: _both(
        "LibreOffice could not turn the document into a PDF[ within {after_s}][ ({reason})]; try again, or export a .docx file "
        "and save that as PDF in Word.",
        "LibreOffice가 문서를 [{after_s} 안에 ]PDF로 바꾸지 못했습니다[({reason})]. 다시 시도하거나, .docx 파일로 내보낸 뒤 "
        "워드에서 PDF로 저장하십시오.",
    ),
    Code.DISK_FULL: _both(
        "There is no space left[ to write “{file}”]; free some space and try again. All work so far is kept.",
        "저장 공간이 부족하여 [‘{file}’을(를) ]저장하지 못했습니다. 공간을 확보한 뒤 다시 시도하십시오. "
        "지금까지의 작업은 남아 있습니다.",
    ),
    Code.NOT_WRITABLE: _both(
        "“{file}” cannot be written; check the permissions, or choose another place.",
        "‘{file}’에 쓸 수 없습니다. 쓰기 권한을 확인하거나 다른 위치를 고르십시오.",
    ),
    Code.OUT_OF_MEMORY: _both(
        "This machine's memory is not enough[ for the model “{name}”]; close other programs, or choose a smaller model.",
        "메모리가 부족합니다[(모델: {name})]. 다른 프로그램을 닫거나 더 작은 모델을 고르십시오.",
    ),
    Code.ENGINE_LOST: _both(
        "The speech engine stopped unexpectedly; all work so far is kept: run the command again to go on.",
        "음성 처리 엔진이 갑자기 멈췄습니다. 지금까지의 작업은 저장되어 있으니 명령을 다시 실행하면 이어서 합니다.",
    ),
    Code.UNEXPECTED: _both(
        "Something unforeseen happened[ ({problem})]; run the command with --debug and report what it shows.",
        "예상하지 못한 오류가 발생했습니다[({problem})]. --debug를 붙여 다시 실행하고 나오는 내용을 알려 주십시오.",
    ),
}

NOTICES: Mapping[str, Bilingual] = {
    "broken_tail": _both(
        "The end of “{file}” is damaged; it was imported up to the damage[, {duration_s} in all].",
        "‘{file}’의 끝부분이 손상되어 손상되기 전까지만 가져왔습니다[(길이 {duration_s})].",
    ),
    "damaged_parts": _both(
        "Parts of “{file}” are damaged and could not be read; they are silent in the meeting.",
        "‘{file}’의 일부가 손상되어 읽지 못했습니다. 그 부분은 소리 없이 가져왔습니다.",
    ),
    "starter_model": _both(
        "Made with the bundled starter models: they know only synthetic voices and this subject. For real recordings install "
        "others, for example “wontak models install large-v3”.",
        "함께 들어 있는 시험용 모델로 만들었습니다. 합성 음성과 이 주제만 다룰 수 있으니, 실제 녹음에는 "
        "‘wontak models install large-v3’ 등으로 다른 모델을 설치하십시오.",
    ),
    "not_synthetic": _both(
        "This is not a synthetic voice: with the starter model the result will be meaningless. Install a real one first, for "
        "example “wontak models install large-v3”.",
        "합성 음성이 아니므로 시험용 모델로는 의미 있는 결과를 얻을 수 없습니다. 먼저 ‘wontak models install large-v3’ 등으로 "
        "실제 모델을 설치하십시오.",
    ),
    "model_not_measured": _both(
        "How fast [“{model}”|the model] runs on this machine is not known yet; the time left will show after the first minutes.",
        "이 컴퓨터에서 [‘{model}’ ]모델이 얼마나 빠른지 아직 알 수 없습니다. 몇 분 뒤부터 남은 시간이 표시됩니다.",
    ),
    "expected_time": _both("{stage}: about {length}.", "{stage}: 약 {length} 걸립니다."),
    "slow_model": _both(
        "[“{model}”|This model] is slow on this machine[: about {length}]; a smaller model would be faster.",
        "이 컴퓨터에서 [‘{model}’ ]모델은 느립니다[(약 {length})]. 더 작은 모델을 쓰면 빨라집니다.",
    ),
    "input_lost": _both(
        "The input “{device}” has been lost; the recording goes on as soon as it, or another input, can be heard.",
        "‘{device}’ 장치의 연결이 끊겼습니다. 이 장치나 다른 장치에서 소리가 들어오는 대로 녹음을 이어 갑니다.",
    ),
    "input_replaced": _both(
        "“{other}” is recorded now instead of “{device}”; check where that microphone stands.",
        "‘{device}’ 대신 ‘{other}’ 장치로 녹음하고 있습니다. 그 마이크의 위치를 확인하십시오.",
    ),
    "sound_server_lost": _both(
        "No input is left: the last one was unplugged, or the sound system has stopped. "
        "The recording goes on as soon as one is back.",
        "입력 장치가 모두 빠졌거나 소리 시스템이 멈췄습니다. 소리가 다시 들어오는 대로 녹음을 이어 갑니다.",
    ),
    "input_silent": _both(
        "Nothing is heard from “{device}”; check that the microphone is on and connected.",
        "‘{device}’ 장치에서 소리가 들리지 않습니다. 마이크가 켜져 있고 연결되어 있는지 확인하십시오.",
    ),
    "input_clipped": _both(
        "“{device}” is too loud and distorts; turn the input level down.",
        "‘{device}’ 장치의 소리가 너무 커서 찌그러집니다. 입력 음량을 낮추십시오.",
    ),
    "space_30_min": _both(
        "The disk has room for less than 30 more minutes; free some space.",
        "디스크에 30분 미만의 녹음만 더 저장할 수 있습니다. 공간을 확보하십시오.",
    ),
    "space_10_min": _both(
        "The disk has room for less than 10 more minutes; free some space now.",
        "디스크에 10분 미만의 녹음만 더 저장할 수 있습니다. 지금 바로 공간을 확보하십시오.",
    ),
    "disk_full_stopped": _both(
        "The disk is full and the recording has been closed; everything up to here is kept. Free some space and go on.",
        "디스크가 가득 차 녹음을 마쳤습니다. 여기까지는 모두 저장되어 있으니 공간을 확보한 뒤 이어서 녹음하십시오.",
    ),
    "machine_slept": _both(
        "The machine was asleep for {length_s}; nothing was recorded during that time.",
        "컴퓨터가 {length_s} 동안 절전 상태였습니다. 그동안은 녹음되지 않았습니다.",
    ),
    "battery_low": _both(
        "The battery is at {percent} %; connect the machine to the mains.",
        "배터리가 {percent}% 남았습니다. 전원을 연결하십시오.",
    ),
    "recorder_restarted": _both(
        "The recorder stopped unexpectedly and was started again[; {length_s} are missing].",
        "녹음기가 갑자기 멈춰 다시 시작했습니다[. 빠진 시간: {length_s}].",
    ),
    "recording_goes_on": _both(
        "This meeting is still being recorded although its window is gone; open it in the window to go on or to stop.",
        "이 회의는 창이 사라진 뒤에도 녹음이 계속되고 있습니다. 창에서 회의를 열면 이어서 녹음하거나 마칠 수 있습니다.",
    ),
    "sound_missed": _both(
        "{length_s} of sound from “{device}” were lost because the machine was too busy; close other programs.",
        "컴퓨터가 너무 바빠 ‘{device}’ 장치의 소리 {length_s} 분량을 놓쳤습니다. 다른 프로그램을 닫으십시오.",
    ),
    "live_no_model": _both(
        "No recognition model is installed, so there is no live transcript; the recording itself is not affected.",
        "설치된 음성 인식 모델이 없어 실시간 녹취록을 만들지 않습니다. 녹음에는 영향이 없습니다.",
    ),
    "live_too_slow": _both(
        "No installed model keeps up with speech on this computer, so there is no live transcript; transcribe the recording "
        "when it is over.",
        "이 컴퓨터에서 말하는 속도를 따라갈 수 있는 모델이 없어 실시간 녹취록을 만들지 않습니다. 녹음이 끝난 뒤 받아쓰기를 "
        "실행하십시오.",
    ),
    "live_other_model": _both(
        "“{model}” does not keep up with speech on this computer; the live transcript is made with “{other}”.",
        "이 컴퓨터에서는 ‘{model}’ 모델이 말하는 속도를 따라가지 못하여 ‘{other}’ 모델로 실시간 녹취록을 만듭니다.",
    ),
    "live_fell_behind": _both(
        "“{model}” has fallen too far behind; the live transcript [goes on with “{other}”|ends here, the recording goes on].",
        "‘{model}’ 모델이 발언을 따라가지 못하여 [‘{other}’ 모델로 실시간 녹취록을 이어 갑니다|실시간 녹취록 작성을 중단합니다. "
        "녹음은 계속됩니다].",
    ),
    "live_lost": _both(
        "The live transcript with “{model}” stopped unexpectedly; it [goes on with “{other}”|ends here, the recording goes on].",
        "‘{model}’ 모델의 실시간 녹취가 갑자기 멈추어 [‘{other}’ 모델로 이어 갑니다|실시간 녹취록 작성을 중단합니다. "
        "녹음은 계속됩니다].",
    ),
    "read_only": _both(
        "The meeting is open for reading only[: {owner} is working on it].",
        "회의를 읽기 전용으로 열었습니다[({owner} 작업 중)].",
    ),
    **COPIES,
}

PROBLEMS: Mapping[str, Bilingual] = {
    "missing_file": _both("there is no such file", "파일이 없습니다"),
    "not_text_file": _both(
        "it is not a readable text file in UTF-8", "읽을 수 있는 UTF-8 텍스트 파일이 아닙니다"
    ),
    "not_list_format": _both("files of this kind are not read", "읽을 수 없는 파일 형식입니다"),
    "list_damaged": _both(
        "the file is damaged or locked by a password", "파일이 손상되었거나 암호가 걸려 있습니다"
    ),
    "list_without_table": _both("there is no table in it", "표가 없습니다"),
    "list_too_large": _both("it is too large for a list", "목록으로 보기에는 너무 큽니다"),
    "not_toml": _both("[line {line}: ]this is not TOML", "[{line}번째 줄: ]TOML 문법에 맞지 않습니다"),
    "unknown_key": _both(
        "unknown; allowed here are {allowed}", "알 수 없는 항목입니다. 쓸 수 있는 항목: {allowed}"
    ),
    "unknown_value": _both(
        "“{value}” is not one of {allowed}", "‘{value}’은(는) 쓸 수 없는 값입니다. 쓸 수 있는 값: {allowed}"
    ),
    "missing": _both("this must be given", "반드시 적어야 합니다"),
    "duplicate": _both("“{value}” is used twice", "‘{value}’이(가) 두 번 쓰였습니다"),
    "not_on_roster": _both("“{value}” is no participant's id", "‘{value}’은(는) 참석자 명단에 없는 id입니다"),
    "not_text": _both("this must be text in quotation marks", "따옴표로 묶은 글이어야 합니다"),
    "not_texts": _both("this must be a list of texts", "글의 목록이어야 합니다"),
    "not_bilingual": _both("this must be given as .en and .ko", ".ko와 .en으로 나누어 적어야 합니다"),
    "not_table": _both("this must be a table", "표(table)여야 합니다"),
    "not_tables": _both(
        "this must be written with its name in double square brackets",
        "이름을 대괄호 두 겹으로 묶어 적어야 합니다",
    ),
    "not_flag": _both("this must be true or false", "true 또는 false여야 합니다"),
    "not_date": _both("this must be a date such as 2026-03-18", "2026-03-18과 같은 날짜여야 합니다"),
    "not_time": _both("this must be a time such as 14:00:00", "14:00:00과 같은 시각이어야 합니다"),
}

FINDINGS: Mapping[str, Bilingual] = {
    FindingKind.UNBALANCED_QUOTES: _both(
        "The quotation marks do not match near “{near}”; add the missing one or take one away.",
        "‘{near}’ 부근에서 따옴표의 짝이 맞지 않습니다. 빠진 따옴표를 넣거나 남는 것을 지우십시오.",
    ),
    FindingKind.NAME_SPELLING: _both(
        "“{found}” is also written “{expected}”; use one spelling throughout.",
        "‘{found}’은(는) ‘{expected}’(으)로도 적혀 있습니다. 한 가지 표기로 통일하십시오.",
    ),
    FindingKind.TITLE_DIFFERS: _both(
        "{person} is called “{found}” here, but “{expected}” on the roster; correct one of the two.",
        "{person}의 직함이 ‘{found}’(으)로 적혀 있으나 참석자 명단에는 ‘{expected}’(으)로 되어 있습니다. 맞는 쪽으로 고치십시오.",
    ),
    FindingKind.NUMBER_UNSUPPORTED: _both(
        "The figure {number} does not occur in the evidence of “{near}”; check it against the recording.",
        "‘{near}’ 문단의 {number}은(는) 근거 발언에 없는 수치입니다. 녹음과 대조하십시오.",
    ),
    FindingKind.NO_EVIDENCE: _both(
        "The paragraph “{near}” has no evidence; link it to what was said, or strike it out.",
        "‘{near}’ 문단에는 근거 발언이 없습니다. 근거가 되는 발언을 연결하거나 문단을 삭제하십시오.",
    ),
    FindingKind.STALE_TRANSLATION: _both(
        "The text rests on words that were changed after they had been translated ({passages}); translate them again and check "
        "the text.",
        "본문의 근거 가운데 번역한 뒤 원문이 바뀐 발언이 있습니다({passages}). 다시 번역하고 본문을 확인하십시오.",
    ),
    FindingKind.UNAPPROVED_TRANSLATION: _both(
        "The text rests on translations that nobody has approved ({passages}); compare them with the original and approve them.",
        "본문의 근거 가운데 아직 승인되지 않은 번역이 있습니다({passages}). 원문과 대조한 뒤 승인하십시오.",
    ),
    FindingKind.MISTRANSLATION: _both(
        "“{found}” is a known mistranslation of “{term}”; write “{expected}”.",
        "‘{found}’은(는) ‘{term}’의 잘못된 번역으로 알려져 있습니다. ‘{expected}’(으)로 고치십시오.",
    ),
    FindingKind.NOT_MENTIONED: _both(
        "{person} spoke ({when}) but is not mentioned in the text; add what was said, or make sure the omission is meant.",
        "{person}의 발언({when})이 있으나 본문에 언급되지 않았습니다. 발언을 넣거나 뺀 것이 맞는지 확인하십시오.",
    ),
}
