<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Agenda</name>
    <message>
        <source>“{names}”: at least one of these is not on the roster; add them there first.</source>
        <translation>‘{names}’ 가운데 참석자 명단에 없는 사람이 있습니다. 먼저 명단에 추가하십시오.</translation>
    </message>
</context>
<context>
    <name>BlockRow</name>
    <message>
        <source>{block}. A new draft would say something else.</source>
        <translation>{block}. 새 초안은 내용이 다릅니다.</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Host</source>
        <translation>주최자</translation>
    </message>
    <message>
        <source>Opening remarks</source>
        <translation>개회사</translation>
    </message>
    <message>
        <source>Congratulatory remarks</source>
        <translation>축사</translation>
    </message>
    <message>
        <source>Keynote speech</source>
        <translation>기조연설</translation>
    </message>
    <message>
        <source>Presenter</source>
        <translation>발제자</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>좌장</translation>
    </message>
    <message>
        <source>Panelist</source>
        <translation>토론자</translation>
    </message>
    <message>
        <source>Attendee</source>
        <translation>배석자</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>통역</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>실무진</translation>
    </message>
    <message>
        <source>Roundtable</source>
        <translation>라운드테이블</translation>
    </message>
    <message>
        <source>Seminar</source>
        <translation>세미나</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>공청회</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>회의</translation>
    </message>
    <message>
        <source>Press release</source>
        <translation>보도자료</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>개회사</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>발제</translation>
    </message>
    <message>
        <source>Discussion</source>
        <translation>토론</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>질의응답</translation>
    </message>
    <message>
        <source>Closing remarks</source>
        <translation>폐회사</translation>
    </message>
    <message>
        <source>Recess</source>
        <translation>휴식</translation>
    </message>
    <message>
        <source>Procedural</source>
        <translation>의사 진행</translation>
    </message>
    <message>
        <source>they</source>
        <translation>they</translation>
    </message>
    <message>
        <source>she</source>
        <translation>she</translation>
    </message>
    <message>
        <source>he</source>
        <translation>he</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>institution</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>title</source>
        <translation>직위</translation>
    </message>
    <message>
        <source>legislative</source>
        <translation>의정</translation>
    </message>
    <message>
        <source>alliance</source>
        <translation>외교·안보</translation>
    </message>
    <message>
        <source>event</source>
        <translation>행사</translation>
    </message>
    <message>
        <source>Korean and English in one</source>
        <translation>한국어와 영어를 한 파일에</translation>
    </message>
    <message>
        <source>Every word</source>
        <translation>말한 그대로</translation>
    </message>
    <message>
        <source>Without fillers</source>
        <translation>군말 빼고</translation>
    </message>
    <message>
        <source>Without fillers, sentences set right</source>
        <translation>군말 빼고 문장 다듬어</translation>
    </message>
    <message>
        <source>Time codes</source>
        <translation>시각 표시</translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation>줄 번호</translation>
    </message>
    <message>
        <source>Public notice</source>
        <translation>보도자료형 공지</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>회의록</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>녹취록</translation>
    </message>
    <message>
        <source>Bilingual transcript</source>
        <translation>국영문 대조 녹취록</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Word document (.docx)</source>
        <translation>워드 문서(.docx)</translation>
    </message>
    <message>
        <source>Hancom document (.hwpx)</source>
        <translation>한글 문서(.hwpx)</translation>
    </message>
    <message>
        <source>PDF (.pdf)</source>
        <translation>PDF 문서(.pdf)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>텍스트(.txt)</translation>
    </message>
    <message>
        <source>JSON for programs (.json)</source>
        <translation>프로그램용 JSON(.json)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SRT 자막(.srt)</translation>
    </message>
    <message>
        <source>WebVTT (.vtt)</source>
        <translation>WebVTT 자막(.vtt)</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>파일 형식</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>서식</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>기본 서식</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Name (Korean)</source>
        <translation>이름(국문)</translation>
    </message>
    <message>
        <source>Name (English)</source>
        <translation>이름(영문)</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>직함</translation>
    </message>
    <message>
        <source>Title (Korean)</source>
        <translation>직함(국문)</translation>
    </message>
    <message>
        <source>Title (English)</source>
        <translation>직함(영문)</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>소속</translation>
    </message>
    <message>
        <source>Affiliation (Korean)</source>
        <translation>소속(국문)</translation>
    </message>
    <message>
        <source>Affiliation (English)</source>
        <translation>소속(영문)</translation>
    </message>
    <message>
        <source>Affiliation and title</source>
        <translation>소속 및 직함</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Pronoun</source>
        <translation>영문 대명사</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Short form</source>
        <translation>약칭</translation>
    </message>
    <message>
        <source>(not taken over)</source>
        <translation>(가져오지 않음)</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>주제</translation>
    </message>
    <message>
        <source>Topic (Korean)</source>
        <translation>주제(국문)</translation>
    </message>
    <message>
        <source>Topic (English)</source>
        <translation>주제(영문)</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>발언자</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>좌장</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Meetings</source>
        <translation>회의 목록</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>회의 정보</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>녹취록</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>회의록</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>용어집</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>무엇이든 찾기</translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation>작업 목록 보기</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>재생 또는 일시 정지</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <translation>5초 뒤로</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>5초 앞으로</translation>
    </message>
    <message>
        <source>Play while held (foot pedal)</source>
        <translation>누르고 있는 동안 재생(풋 페달)</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>느리게</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>빠르게</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>보통 속도</translation>
    </message>
    <message>
        <source>Loop the segment</source>
        <translation>구간 반복</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>소리 크게</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>소리 작게</translation>
    </message>
    <message>
        <source>Zoom the waveform in</source>
        <translation>파형 확대</translation>
    </message>
    <message>
        <source>Zoom the waveform out</source>
        <translation>파형 축소</translation>
    </message>
    <message>
        <source>Show the whole recording</source>
        <translation>녹음 전체 보기</translation>
    </message>
    <message>
        <source>Add a marker here…</source>
        <translation>여기에 표시 추가…</translation>
    </message>
    <message>
        <source>Start of the segment 0.1 s earlier</source>
        <translation>구간 시작을 0.1초 앞당기기</translation>
    </message>
    <message>
        <source>Start of the segment 0.1 s later</source>
        <translation>구간 시작을 0.1초 늦추기</translation>
    </message>
    <message>
        <source>End of the segment 0.1 s earlier</source>
        <translation>구간 끝을 0.1초 앞당기기</translation>
    </message>
    <message>
        <source>End of the segment 0.1 s later</source>
        <translation>구간 끝을 0.1초 늦추기</translation>
    </message>
    <message>
        <source>Paste the roster from Excel or Word</source>
        <translation>엑셀·워드에서 참석자 명단 붙여넣기</translation>
    </message>
    <message>
        <source>Import the roster from a file</source>
        <translation>파일에서 참석자 명단 불러오기</translation>
    </message>
    <message>
        <source>Paste the agenda from Excel or Word</source>
        <translation>엑셀·워드에서 의사일정 붙여넣기</translation>
    </message>
    <message>
        <source>Import the agenda from a file</source>
        <translation>파일에서 의사일정 불러오기</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>문서 저장</translation>
    </message>
    <message>
        <source>Paste terms from Excel or Word</source>
        <translation>엑셀·워드에서 용어 붙여넣기</translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation>새 회의</translation>
    </message>
    <message>
        <source>Open a meeting folder</source>
        <translation>회의 폴더 열기</translation>
    </message>
    <message>
        <source>Bring in an archive</source>
        <translation>보관 파일 불러오기</translation>
    </message>
    <message>
        <source>Open a recent meeting</source>
        <translation>최근 회의 열기</translation>
    </message>
    <message>
        <source>Open the sample meeting</source>
        <translation>견본 회의 열기</translation>
    </message>
    <message>
        <source>Import audio files…</source>
        <translation>음성 파일 불러오기…</translation>
    </message>
    <message>
        <source>Record in the room…</source>
        <translation>현장 녹음…</translation>
    </message>
    <message>
        <source>Split at the cursor</source>
        <translation>커서 위치에서 나누기</translation>
    </message>
    <message>
        <source>Merge with the previous segment</source>
        <translation>앞 구간과 합치기</translation>
    </message>
    <message>
        <source>Merge with the next segment</source>
        <translation>뒤 구간과 합치기</translation>
    </message>
    <message>
        <source>Merge the selected segments</source>
        <translation>선택한 구간 합치기</translation>
    </message>
    <message>
        <source>Delete the segment</source>
        <translation>구간 삭제</translation>
    </message>
    <message>
        <source>Mark as a quotation</source>
        <translation>인용 표시</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Verify and go to the next</source>
        <translation>확인하고 다음으로</translation>
    </message>
    <message>
        <source>Verify, or open again</source>
        <translation>확인함 표시/해제</translation>
    </message>
    <message>
        <source>Take off the record, or put on it</source>
        <translation>비공개 발언 지정/해제</translation>
    </message>
    <message>
        <source>Approve the translation</source>
        <translation>번역 승인</translation>
    </message>
    <message>
        <source>Copy with speaker and time</source>
        <translation>발언자와 시각을 함께 복사</translation>
    </message>
    <message>
        <source>Speaker unknown</source>
        <translation>발언자 알 수 없음</translation>
    </message>
    <message>
        <source>Assign the whole voice…</source>
        <translation>같은 목소리 모두 지정…</translation>
    </message>
    <message>
        <source>Speaker 1</source>
        <translation>발언자 1</translation>
    </message>
    <message>
        <source>Speaker 2</source>
        <translation>발언자 2</translation>
    </message>
    <message>
        <source>Speaker 3</source>
        <translation>발언자 3</translation>
    </message>
    <message>
        <source>Speaker 4</source>
        <translation>발언자 4</translation>
    </message>
    <message>
        <source>Speaker 5</source>
        <translation>발언자 5</translation>
    </message>
    <message>
        <source>Speaker 6</source>
        <translation>발언자 6</translation>
    </message>
    <message>
        <source>Speaker 7</source>
        <translation>발언자 7</translation>
    </message>
    <message>
        <source>Speaker 8</source>
        <translation>발언자 8</translation>
    </message>
    <message>
        <source>Speaker 9</source>
        <translation>발언자 9</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Next place found</source>
        <translation>다음 찾기</translation>
    </message>
    <message>
        <source>Previous place found</source>
        <translation>이전 찾기</translation>
    </message>
    <message>
        <source>Go to time…</source>
        <translation>시각으로 이동…</translation>
    </message>
    <message>
        <source>Next to review</source>
        <translation>다음 검토할 곳</translation>
    </message>
    <message>
        <source>Next not verified</source>
        <translation>다음 미확인 구간</translation>
    </message>
    <message>
        <source>Next heard uncertainly</source>
        <translation>다음 불확실한 구간</translation>
    </message>
    <message>
        <source>Next flagged</source>
        <translation>다음 주의 표시 구간</translation>
    </message>
    <message>
        <source>Play from the cursor</source>
        <translation>커서 위치부터 재생</translation>
    </message>
    <message>
        <source>Show what is being played</source>
        <translation>재생 중인 구간 보기</translation>
    </message>
    <message>
        <source>Select the segment above too</source>
        <translation>위 구간도 선택</translation>
    </message>
    <message>
        <source>Select the segment below too</source>
        <translation>아래 구간도 선택</translation>
    </message>
    <message>
        <source>Select all segments</source>
        <translation>모든 구간 선택</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>받아쓰기 실행</translation>
    </message>
    <message>
        <source>Tell voices apart</source>
        <translation>화자 구분</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>번역</translation>
    </message>
    <message>
        <source>Transcribe the segment again</source>
        <translation>이 구간 다시 받아쓰기</translation>
    </message>
    <message>
        <source>Other language: transcribe again</source>
        <translation>언어를 바꾸어 다시 받아쓰기</translation>
    </message>
    <message>
        <source>Translate again</source>
        <translation>다시 번역</translation>
    </message>
    <message>
        <source>Add to the glossary…</source>
        <translation>용어집에 추가…</translation>
    </message>
    <message>
        <source>History of the segment</source>
        <translation>구간의 변경 기록</translation>
    </message>
    <message>
        <source>Show the translation</source>
        <translation>번역 보기</translation>
    </message>
    <message>
        <source>Translation beside the original</source>
        <translation>번역을 원문 옆에 표시</translation>
    </message>
    <message>
        <source>Shade uncertain words</source>
        <translation>불확실한 낱말 음영 표시</translation>
    </message>
    <message>
        <source>To the text or the side panel</source>
        <translation>본문과 옆 창 사이 이동</translation>
    </message>
    <message>
        <source>Draft the minutes</source>
        <translation>회의록 초안 만들기</translation>
    </message>
    <message>
        <source>Draft the paragraph again</source>
        <translation>이 단락의 초안 다시 만들기</translation>
    </message>
    <message>
        <source>Add a paragraph below</source>
        <translation>아래에 단락 추가</translation>
    </message>
    <message>
        <source>Remove the paragraph</source>
        <translation>단락 삭제</translation>
    </message>
    <message>
        <source>Play the evidence</source>
        <translation>근거 발언 듣기</translation>
    </message>
    <message>
        <source>Show the evidence in the transcript</source>
        <translation>녹취록에서 근거 발언 보기</translation>
    </message>
    <message>
        <source>Quote in the minutes</source>
        <translation>회의록에 인용</translation>
    </message>
    <message>
        <source>Add a decision</source>
        <translation>합의 사항 추가</translation>
    </message>
    <message>
        <source>Add an action item</source>
        <translation>후속 조치 추가</translation>
    </message>
    <message>
        <source>Approve the minutes</source>
        <translation>회의록 승인</translation>
    </message>
    <message>
        <source>Recording: speaker 1 speaks now</source>
        <translation>녹음: 발언자 1 발언 시작</translation>
    </message>
    <message>
        <source>Recording: speaker 2 speaks now</source>
        <translation>녹음: 발언자 2 발언 시작</translation>
    </message>
    <message>
        <source>Recording: speaker 3 speaks now</source>
        <translation>녹음: 발언자 3 발언 시작</translation>
    </message>
    <message>
        <source>Recording: speaker 4 speaks now</source>
        <translation>녹음: 발언자 4 발언 시작</translation>
    </message>
    <message>
        <source>Recording: speaker 5 speaks now</source>
        <translation>녹음: 발언자 5 발언 시작</translation>
    </message>
    <message>
        <source>Recording: speaker 6 speaks now</source>
        <translation>녹음: 발언자 6 발언 시작</translation>
    </message>
    <message>
        <source>Recording: speaker 7 speaks now</source>
        <translation>녹음: 발언자 7 발언 시작</translation>
    </message>
    <message>
        <source>Recording: speaker 8 speaks now</source>
        <translation>녹음: 발언자 8 발언 시작</translation>
    </message>
    <message>
        <source>Recording: speaker 9 speaks now</source>
        <translation>녹음: 발언자 9 발언 시작</translation>
    </message>
    <message>
        <source>Recording: agenda item 1 begins</source>
        <translation>녹음: 의사일정 1 시작</translation>
    </message>
    <message>
        <source>Recording: agenda item 2 begins</source>
        <translation>녹음: 의사일정 2 시작</translation>
    </message>
    <message>
        <source>Recording: agenda item 3 begins</source>
        <translation>녹음: 의사일정 3 시작</translation>
    </message>
    <message>
        <source>Recording: agenda item 4 begins</source>
        <translation>녹음: 의사일정 4 시작</translation>
    </message>
    <message>
        <source>Recording: agenda item 5 begins</source>
        <translation>녹음: 의사일정 5 시작</translation>
    </message>
    <message>
        <source>Recording: agenda item 6 begins</source>
        <translation>녹음: 의사일정 6 시작</translation>
    </message>
    <message>
        <source>Recording: agenda item 7 begins</source>
        <translation>녹음: 의사일정 7 시작</translation>
    </message>
    <message>
        <source>Recording: agenda item 8 begins</source>
        <translation>녹음: 의사일정 8 시작</translation>
    </message>
    <message>
        <source>Recording: agenda item 9 begins</source>
        <translation>녹음: 의사일정 9 시작</translation>
    </message>
    <message>
        <source>Recording: star this moment</source>
        <translation>녹음: 이 순간에 별표</translation>
    </message>
    <message>
        <source>Recording: write a note</source>
        <translation>녹음: 메모 쓰기</translation>
    </message>
    <message>
        <source>Recording: pause, or go on</source>
        <translation>녹음: 일시 정지 또는 계속</translation>
    </message>
    <message>
        <source>Recording: stop</source>
        <translation>녹음: 끝내기</translation>
    </message>
    <message>
        <source>Show only…</source>
        <translation>골라 보기…</translation>
    </message>
    <message>
        <source>Show only who speaks here</source>
        <translation>이 발언자의 발언만 보기</translation>
    </message>
    <message>
        <source>Show all segments</source>
        <translation>모든 구간 보기</translation>
    </message>
</context>
<context>
    <name>CopyWords</name>
    <message>
        <source>The meeting’s disk is not written, {length} missing there</source>
        <translation>회의 디스크에 저장 중단, {length} 분량 빠짐</translation>
    </message>
    <message>
        <source>The meeting’s disk catches up, {length} to go</source>
        <translation>회의 디스크의 빠진 부분을 채우는 중, {length} 남음</translation>
    </message>
    <message>
        <source>The second copy in {folder} is complete so far</source>
        <translation>{folder}의 사본은 지금까지 온전함</translation>
    </message>
    <message>
        <source>The second copy in {folder} is interrupted, {length} missing there</source>
        <translation>{folder}의 사본 중단, {length} 분량 빠짐</translation>
    </message>
    <message>
        <source>The second copy in {folder} catches up, {length} to go</source>
        <translation>{folder}의 사본에 빠진 부분을 채우는 중, {length} 남음</translation>
    </message>
</context>
<context>
    <name>CorrigendaList</name>
    <message>
        <source>Corrigenda</source>
        <translation>정정</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>녹취록</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>발언자</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>번역</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>회의록</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>CrashWatch</name>
    <message>
        <source>Wontak broke down last time. All that was stored is there; what happened is written in {file}.</source>
        <translation>지난번에 원탁이 비정상적으로 종료되었습니다. 저장된 내용은 모두 그대로 있으며, 오류 내용은 {file}에 기록되어 있습니다.</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong in the program. Your work is stored; what happened is written in {file}.</source>
        <translation>프로그램에 예상하지 못한 오류가 발생했습니다. 작업한 내용은 저장되어 있으며, 오류 내용은 {file}에 기록되어 있습니다.</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>기록 파일 보기</translation>
    </message>
</context>
<context>
    <name>DecisionRow</name>
    <message>
        <source>No owner</source>
        <translation>담당 없음</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>담당</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>기한</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>채택</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>제외</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Agenda</source>
        <translation>의사일정</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>발언자</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>좌장</translation>
    </message>
    <message>
        <source>Topic (Korean)</source>
        <translation>주제(국문)</translation>
    </message>
    <message>
        <source>Topic (English)</source>
        <translation>주제(영문)</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>참석자 명단</translation>
    </message>
    <message>
        <source>Name (Korean)</source>
        <translation>이름(국문)</translation>
    </message>
    <message>
        <source>Title (Korean)</source>
        <translation>직함(국문)</translation>
    </message>
    <message>
        <source>Affiliation (Korean)</source>
        <translation>소속(국문)</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Name (English)</source>
        <translation>이름(영문)</translation>
    </message>
    <message>
        <source>Title (English)</source>
        <translation>직함(영문)</translation>
    </message>
    <message>
        <source>Affiliation (English)</source>
        <translation>소속(영문)</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>사용 언어</translation>
    </message>
    <message>
        <source>Pronoun</source>
        <translation>영문 대명사</translation>
    </message>
    <message>
        <source>Short form (Korean)</source>
        <translation>약칭(국문)</translation>
    </message>
    <message>
        <source>Short form (English)</source>
        <translation>약칭(영문)</translation>
    </message>
</context>
<context>
    <name>DetailsPage</name>
    <message>
        <source>There is no list on the clipboard; copy one in Excel or Word first.</source>
        <translation>클립보드에 목록이 없습니다. 먼저 엑셀이나 워드에서 목록을 복사하십시오.</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.csv *.tsv *.txt *.docx)</source>
        <translation>목록 파일 (*.xlsx *.csv *.tsv *.txt *.docx)</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>목록 불러오기</translation>
    </message>
    <message>
        <source>Paste a list from Excel or Word</source>
        <translation>엑셀·워드에서 목록 붙여넣기</translation>
    </message>
    <message>
        <source>Paste list</source>
        <translation>목록 붙여넣기</translation>
    </message>
    <message>
        <source>Import a list from a file</source>
        <translation>파일에서 목록 불러오기</translation>
    </message>
    <message>
        <source>Import list…</source>
        <translation>파일에서 불러오기…</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Recognition model</source>
        <translation>음성 인식 모델</translation>
    </message>
    <message>
        <source>No sound yet</source>
        <translation>아직 녹음이 없습니다</translation>
    </message>
    <message>
        <source>The transcript is made from a recording. Import one first.</source>
        <translation>녹취록은 녹음으로 만듭니다. 먼저 음성 파일을 불러오십시오.</translation>
    </message>
    <message>
        <source>Go to Recording</source>
        <translation>녹음으로 이동</translation>
    </message>
    <message>
        <source>Transcribing</source>
        <translation>받아쓰는 중입니다</translation>
    </message>
    <message>
        <source>No model to transcribe with</source>
        <translation>음성 인식 모델이 없습니다</translation>
    </message>
    <message>
        <source>Models are installed, or brought in from a file, in the settings.</source>
        <translation>설정에서 모델을 설치하거나 파일에서 가져올 수 있습니다.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>설정 열기</translation>
    </message>
    <message>
        <source>Not transcribed yet</source>
        <translation>아직 받아쓰지 않았습니다</translation>
    </message>
    <message>
        <source>The text appears here as it is recognised, and can be corrected at once.</source>
        <translation>알아듣는 대로 여기에 글이 나타나며 바로 고칠 수 있습니다.</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>받아쓰기 실행</translation>
    </message>
    <message>
        <source>This starter model knows only the voices of the sample. Install a real model for a real meeting.</source>
        <translation>시험용 모델은 견본 회의의 목소리만 알아듣습니다. 실제 회의에는 정식 모델을 설치하십시오.</translation>
    </message>
    <message>
        <source>Nothing is drafted yet</source>
        <translation>아직 초안이 없습니다</translation>
    </message>
    <message>
        <source>Notice, minutes and press release are drafted from the transcript, the roster and the agenda, in Korean and in English. Every sentence keeps its evidence, and what you write stays.</source>
        <translation>녹취록, 참석자 명단, 의사일정을 바탕으로 공지, 회의록, 보도자료의 초안을 국문과 영문으로 만듭니다. 문장마다 근거 발언이 남고, 직접 고친 내용은 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>Drafting…</source>
        <translation>초안 만드는 중…</translation>
    </message>
    <message>
        <source>Draft the minutes</source>
        <translation>초안 만들기</translation>
    </message>
    <message>
        <source>No transcript yet</source>
        <translation>아직 녹취록이 없습니다</translation>
    </message>
    <message>
        <source>The minutes are drafted from the transcript. Make that first.</source>
        <translation>회의록 초안은 녹취록을 바탕으로 만듭니다. 먼저 녹취록을 작성하십시오.</translation>
    </message>
    <message>
        <source>Go to the transcript</source>
        <translation>녹취록으로 가기</translation>
    </message>
</context>
<context>
    <name>EngineOperations</name>
    <message>
        <source>Transcribe</source>
        <translation>받아쓰기</translation>
    </message>
    <message>
        <source>Tell voices apart</source>
        <translation>화자 구분</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>번역</translation>
    </message>
    <message>
        <source>No speech was recognised there; the text stays as it is.</source>
        <translation>이 구간에서 말소리를 알아듣지 못하여 글을 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>Transcribe a segment again</source>
        <translation>구간 다시 받아쓰기</translation>
    </message>
    <message>
        <source>Translate again</source>
        <translation>다시 번역</translation>
    </message>
</context>
<context>
    <name>ErrandStrip</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>no date yet</source>
        <translation>날짜 미정</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>주제</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>행사 종류</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>Host institution</source>
        <translation>주최 기관</translation>
    </message>
    <message>
        <source>Host institution, short form</source>
        <translation>주최 기관(약칭)</translation>
    </message>
    <message>
        <source>Writer of the notice</source>
        <translation>공지 작성자</translation>
    </message>
    <message>
        <source>Notice board</source>
        <translation>게시판 이름</translation>
    </message>
    <message>
        <source>Where the notice is posted (steps with &gt;)</source>
        <translation>게시 경로(단계는 &gt;로 구분)</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>국문</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영문</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Evidence</source>
        <translation>근거 발언</translation>
    </message>
    <message>
        <source>Put the cursor into a paragraph to see what it rests on.</source>
        <translation>단락에 커서를 두면 근거 발언이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>It rests on no particular segment.</source>
        <translation>근거 발언이 따로 없는 단락입니다.</translation>
    </message>
    <message>
        <source>A new draft would say:</source>
        <translation>새 초안의 내용</translation>
    </message>
    <message>
        <source>Take the new draft</source>
        <translation>새 초안 쓰기</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>고친 내용 유지</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Making the preview…</source>
        <translation>미리 보기를 만드는 중입니다…</translation>
    </message>
    <message>
        <source>Saving “{file}”</source>
        <translation>‘{file}’ 파일로 저장하는 중</translation>
    </message>
    <message>
        <source>LibreOffice is not installed here, so the text is shown instead of the pages; Word files can be saved.</source>
        <translation>LibreOffice가 설치되어 있지 않아 쪽 모양 대신 글만 보여 줍니다. 워드 문서로는 저장할 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n쪽</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>문서 저장</translation>
    </message>
    <message>
        <source>Saved as “{file}”.</source>
        <translation>‘{file}’ 파일로 저장했습니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Templates of your own…</source>
        <translation>내 서식 폴더…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
</context>
<context>
    <name>Filtering</name>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Showing {shown} of {all}: {what}</source>
        <translation>전체 {all}개 중 {shown}개 표시: {what}</translation>
    </message>
    <message>
        <source>marked as quotations</source>
        <translation>인용 표시</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>주의 표시</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>미확인</translation>
    </message>
    <message>
        <source>All segments</source>
        <translation>모든 구간</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n곳을 바꾸었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview of what will be replaced</source>
        <translation>바꿀 내용 미리 보기</translation>
    </message>
    <message>
        <source>Find in this meeting</source>
        <translation>이 회의에서 찾기</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>대소문자 구분</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>온전한 낱말만</translation>
    </message>
    <message>
        <source>Translations too</source>
        <translation>번역 포함</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>이전 찾기</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>다음 찾기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>바꿀 내용</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>모두 바꾸기</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n곳</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>찾는 내용 없음</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>A command, a name, a time such as 12:30, or words that were said</source>
        <translation>명령, 이름, 12:30 같은 시각, 발언 내용</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>무엇이든 찾기</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>찾은 항목</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>찾은 항목이 없습니다.</translation>
    </message>
    <message>
        <source>first words</source>
        <translation>첫 발언</translation>
    </message>
    <message>
        <source>Go to {time}</source>
        <translation>{time}(으)로 가기</translation>
    </message>
    <message>
        <source>in the transcript</source>
        <translation>녹취록</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>To look at before signing</source>
        <translation>결재 전에 살펴볼 곳</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to look at before signing</source>
        <translation>
            <numerusform>결재 전에 살펴볼 곳 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to look at before signing</source>
        <translation>결재 전에 살펴볼 곳이 없습니다</translation>
    </message>
</context>
<context>
    <name>Floor</name>
    <message>
        <source>The roster is empty. Enter who takes part on the Details page; their keys appear here.</source>
        <translation>참석자가 없습니다. 회의 정보 화면에서 참석자를 입력하면 여기에 단축키와 함께 나타납니다.</translation>
    </message>
    <message>
        <source>Which agenda item begins</source>
        <translation>시작하는 의사일정</translation>
    </message>
    <message>
        <source>Who speaks now</source>
        <translation>지금 발언하는 사람</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>GeneralSection</name>
    <message>
        <source>Interface language</source>
        <translation>표시 언어</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>화면 테마</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>더 크게</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>가장 크게</translation>
    </message>
    <message>
        <source>For example: Park Jimin, Records Division</source>
        <translation>예: 의정기록과 박지민</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>작업자 이름</translation>
    </message>
    <message>
        <source>Stands in the history of changes and with the approval.</source>
        <translation>변경 기록과 승인란에 적힙니다.</translation>
    </message>
</context>
<context>
    <name>GlossaryOperation</name>
    <message>
        <source>“{ko} – {en}” is in the glossary now.</source>
        <translation>‘{ko} – {en}’ 용어를 용어집에 추가했습니다.</translation>
    </message>
</context>
<context>
    <name>GlossaryPage</name>
    <message>
        <source>Terms of the house</source>
        <translation>기관 용어</translation>
    </message>
    <message>
        <source>Terms of this meeting</source>
        <translation>이 회의의 용어</translation>
    </message>
    <message>
        <source>House</source>
        <translation>기관 공통</translation>
    </message>
    <message>
        <source>This meeting</source>
        <translation>이 회의</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>용어집</translation>
    </message>
    <message>
        <source>Names and terms as they are to be heard and translated. What stands here comes before the terms that the program brings along; the meeting&apos;s own come first.</source>
        <translation>이름과 용어를 어떻게 알아듣고 옮길지 정합니다. 여기 적은 용어는 프로그램에 들어 있는 용어보다 앞서고, 이 회의의 용어가 가장 앞섭니다.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History of {time}</source>
        <translation>{time} 구간의 변경 기록</translation>
    </message>
    <message>
        <source>History</source>
        <translation>변경 기록</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>변경 기록 닫기</translation>
    </message>
    <message>
        <source>It has said this from the beginning.</source>
        <translation>처음부터 지금까지 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>Deleted segments</source>
        <translation>삭제한 구간</translation>
    </message>
    <message>
        <source>made by the machine</source>
        <translation>기계가 작성</translation>
    </message>
    <message>
        <source>key pressed while recording</source>
        <translation>녹음 중 누른 키</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>되살리기</translation>
    </message>
</context>
<context>
    <name>ImportProgress</name>
    <message>
        <source>Import progress</source>
        <translation>불러오기 진행 상황</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>InputPicker</name>
    <message>
        <source>A recording is under way; inputs can be chosen again when it is over.</source>
        <translation>녹음하고 있습니다. 입력 장치는 녹음이 끝난 뒤에 다시 선택할 수 있습니다.</translation>
    </message>
    <message>
        <source>Looking for inputs…</source>
        <translation>입력 장치를 찾고 있습니다…</translation>
    </message>
    <message>
        <source>There is no input to record from. Connect a microphone; it appears here by itself.</source>
        <translation>녹음할 입력 장치가 없습니다. 마이크를 연결하면 여기에 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>{name} (the computer&apos;s own sound)</source>
        <translation>{name}(컴퓨터에서 나는 소리)</translation>
    </message>
    <message>
        <source>{name} – default</source>
        <translation>{name} – 기본 장치</translation>
    </message>
</context>
<context>
    <name>JobIndicator</name>
    <message>
        <source>Running jobs</source>
        <translation>진행 중인 작업</translation>
    </message>
</context>
<context>
    <name>JobPanel</name>
    <message>
        <source>There are no jobs.</source>
        <translation>진행 중인 작업이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Importing audio</source>
        <translation>음성 파일 불러오는 중</translation>
    </message>
    <message>
        <source>Finding speech</source>
        <translation>말소리 찾는 중</translation>
    </message>
    <message>
        <source>Transcribing</source>
        <translation>받아쓰는 중</translation>
    </message>
    <message>
        <source>Telling voices apart</source>
        <translation>화자 구분 중</translation>
    </message>
    <message>
        <source>Translating</source>
        <translation>번역 중</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>기다리는 중</translation>
    </message>
    <message>
        <source>done</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>cancelled; all work so far is kept</source>
        <translation>취소함(지금까지의 작업은 저장됨)</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>stopped unexpectedly; all work so far is kept</source>
        <translation>예기치 않게 멈춤(지금까지의 작업은 저장됨)</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>{length} 남음</translation>
    </message>
    <message>
        <source>almost done</source>
        <translation>거의 끝났습니다</translation>
    </message>
    <message>
        <source>{count} more waiting</source>
        <translation>{count}건 대기</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>LabelledRow</name>
    <message>
        <source>Label</source>
        <translation>항목</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Stop recording?</source>
        <translation>녹음을 끝낼까요?</translation>
    </message>
    <message>
        <source>A recording is under way. Stop it and keep it, or go on recording?</source>
        <translation>녹음하고 있습니다. 녹음을 끝내고 저장하거나, 계속 녹음할 수 있습니다.</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>끝내고 저장</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>계속 녹음</translation>
    </message>
</context>
<context>
    <name>LevelRow</name>
    <message>
        <source>Too loud</source>
        <translation>너무 큼</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>소리 없음</translation>
    </message>
</context>
<context>
    <name>LibraryActions</name>
    <message>
        <source>Open a meeting folder</source>
        <translation>회의 폴더 열기</translation>
    </message>
    <message>
        <source>Wontak archives (*{ending})</source>
        <translation>원탁 보관 파일 (*{ending})</translation>
    </message>
    <message>
        <source>The meeting “{name}” is here.</source>
        <translation>‘{name}’ 회의를 불러왔습니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>The meeting is saved as “{file}”.</source>
        <translation>회의를 ‘{file}’ 파일로 저장했습니다.</translation>
    </message>
    <message>
        <source>Bring in an archive</source>
        <translation>보관 파일 불러오기</translation>
    </message>
    <message>
        <source>Saving “{file}”</source>
        <translation>‘{file}’ 파일로 저장하는 중</translation>
    </message>
    <message>
        <source>Bringing in “{file}”</source>
        <translation>‘{file}’ 파일을 불러오는 중</translation>
    </message>
    <message>
        <source>Move the meeting “{name}” with its recordings to the trash?</source>
        <translation>‘{name}’ 회의를 녹음과 함께 휴지통으로 옮기시겠습니까?</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>휴지통으로 옮기기</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>폴더에서 보기</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Search all transcripts and minutes</source>
        <translation>모든 녹취록과 회의록에서 찾기</translation>
    </message>
    <message>
        <source>Nothing was found. Try a shorter word.</source>
        <translation>찾은 내용이 없습니다. 더 짧은 낱말로 찾아보십시오.</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>회의 목록</translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation>새 회의</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>정렬 기준</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>날짜순</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>제목순</translation>
    </message>
    <message>
        <source>Latest change first</source>
        <translation>최근 수정순</translation>
    </message>
    <message>
        <source>By length</source>
        <translation>길이순</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>상태순</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open a meeting folder…</source>
        <translation>회의 폴더 열기…</translation>
    </message>
    <message>
        <source>Bring in an archive…</source>
        <translation>보관 파일 불러오기…</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>New meeting from this one</source>
        <translation>이 회의를 본떠 새 회의 만들기</translation>
    </message>
    <message>
        <source>Save as one archive file…</source>
        <translation>보관 파일 하나로 저장…</translation>
    </message>
    <message>
        <source>Move to the trash…</source>
        <translation>휴지통으로 옮기기…</translation>
    </message>
</context>
<context>
    <name>LibraryPainter</name>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>구간 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>No transcript yet</source>
        <translation>녹취록 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n곳</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>승인됨</translation>
    </message>
</context>
<context>
    <name>ListPreview</name>
    <message>
        <source>Agenda from a list</source>
        <translation>목록에서 의사일정 가져오기</translation>
    </message>
    <message>
        <source>Roster from a list</source>
        <translation>목록에서 참석자 명단 가져오기</translation>
    </message>
    <message>
        <source>Instead of what is there now</source>
        <translation>지금 있는 내용을 지우고 바꾸기</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>가져오기</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) will be taken over</source>
        <translation>
            <numerusform>%n줄을 가져옵니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 외 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>{number}번째 열</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Click a line, or press Enter in it, to correct it. A full pass follows later.</source>
        <translation>줄을 누르거나 줄에서 Enter 키를 누르면 고칠 수 있습니다. 최종 받아쓰기는 녹음이 끝난 뒤에 합니다.</translation>
    </message>
    <message>
        <source>Write along</source>
        <translation>실시간 받아쓰기</translation>
    </message>
    <message>
        <source>Have what is said written along while it is recorded</source>
        <translation>녹음하면서 발언을 바로 받아씁니다</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>최신 발언으로</translation>
    </message>
    <message>
        <source>Switched off.</source>
        <translation>꺼져 있습니다.</translation>
    </message>
    <message>
        <source>Text appears here once something is said.</source>
        <translation>발언이 시작되면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Looking for a model that keeps up with this computer…</source>
        <translation>이 컴퓨터에서 말하는 속도를 따라갈 모델을 찾고 있습니다…</translation>
    </message>
    <message>
        <source>The last words are being heard.</source>
        <translation>마지막 발언을 받아쓰고 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) behind</source>
        <translation>
            <numerusform>발언보다 %n초 늦음</numerusform>
        </translation>
    </message>
    <message>
        <source>listening</source>
        <translation>듣는 중</translation>
    </message>
    <message>
        <source>Live transcript</source>
        <translation>실시간 녹취록</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Live transcript</source>
        <translation>실시간 녹취록</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Wontak</source>
        <translation>원탁</translation>
    </message>
    <message>
        <source>The running job was stopped; what it has done so far is kept.</source>
        <translation>진행 중이던 작업을 멈췄습니다. 그때까지의 결과는 저장되어 있습니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>MarkList</name>
    <message>
        <source>What was marked</source>
        <translation>표시한 내용</translation>
    </message>
    <message>
        <source>What you mark appears here.</source>
        <translation>표시한 내용이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>별표</translation>
    </message>
</context>
<context>
    <name>MarkerMenu</name>
    <message>
        <source>Go there</source>
        <translation>이 위치로 이동</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>변경…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>Markers</name>
    <message>
        <source>Add a marker</source>
        <translation>표시 추가</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Quotation</source>
        <translation>인용</translation>
    </message>
    <message>
        <source>{item} (no longer on the agenda)</source>
        <translation>{item} (의사일정에서 삭제됨)</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>녹음 일시 정지</translation>
    </message>
    <message>
        <source>Input disconnected</source>
        <translation>입력 장치 연결 끊김</translation>
    </message>
    <message>
        <source>Sound system stopped</source>
        <translation>소리 시스템 멈춤</translation>
    </message>
    <message>
        <source>Computer asleep</source>
        <translation>컴퓨터 절전</translation>
    </message>
    <message>
        <source>Sound not picked up</source>
        <translation>소리 일부 누락</translation>
    </message>
    <message>
        <source>Recording damaged</source>
        <translation>녹음 파일 손상</translation>
    </message>
    <message>
        <source>Recorder restarted</source>
        <translation>녹음기 다시 시작</translation>
    </message>
    <message>
        <source>{why} (input {number})</source>
        <translation>{why}(입력 {number})</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>1초 미만</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number}시간</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number}분</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number}초</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Speaker</source>
        <translation>발언자</translation>
    </message>
</context>
<context>
    <name>Minutes</name>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Name {person}</source>
        <translation>{person} 표기</translation>
    </message>
    <message>
        <source>Public notice</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>회의록</translation>
    </message>
    <message>
        <source>Press release</source>
        <translation>보도자료</translation>
    </message>
    <message>
        <source>Where it is posted</source>
        <translation>게시 위치</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>게시판</translation>
    </message>
    <message>
        <source>Title in the list</source>
        <translation>목록 제목</translation>
    </message>
    <message>
        <source>Date and writer</source>
        <translation>작성일과 작성자</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Pull quote</source>
        <translation>머리 인용</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>머리글</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>주요 발언</translation>
    </message>
    <message>
        <source>Discussion</source>
        <translation>토론</translation>
    </message>
    <message>
        <source>Further remarks</source>
        <translation>그 밖의 발언</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>참석자</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>향후 계획</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Place and date</source>
        <translation>장소와 날짜</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>인용</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>단락</translation>
    </message>
    <message>
        <source>List</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>회의 개요</translation>
    </message>
    <message>
        <source>Agenda item</source>
        <translation>의사일정 항목</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요지</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>합의 사항</translation>
    </message>
    <message>
        <source>Action item</source>
        <translation>후속 조치</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>서명</translation>
    </message>
    <message>
        <source>found in the transcript, not accepted yet</source>
        <translation>녹취록에서 찾음, 아직 채택 전</translation>
    </message>
    <message>
        <source>made from the details of the meeting</source>
        <translation>회의 정보로 만듦</translation>
    </message>
    <message>
        <source>drafted from the transcript</source>
        <translation>녹취록으로 만든 초안</translation>
    </message>
    <message>
        <source>written by a person</source>
        <translation>직접 고침</translation>
    </message>
    <message>
        <source>As the order of the text has it</source>
        <translation>문맥에 따라 자동으로</translation>
    </message>
    <message>
        <source>In full, with title</source>
        <translation>성명과 직함 모두</translation>
    </message>
    <message>
        <source>By the short form</source>
        <translation>줄인 이름으로</translation>
    </message>
    <message>
        <source>By a pronoun</source>
        <translation>대명사로</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count}단어</translation>
    </message>
    <message>
        <source>{count} characters, {solid} without spaces</source>
        <translation>{count}자(공백 제외 {solid}자)</translation>
    </message>
    <message>
        <source>MMMM d, yyyy, HH:mm</source>
        <translation>yyyy. M. d. HH:mm</translation>
    </message>
</context>
<context>
    <name>MinutesOperations</name>
    <message>
        <source>The draft has nothing else to say here.</source>
        <translation>이 단락은 초안을 다시 만들어도 같습니다.</translation>
    </message>
    <message>
        <source>What was said off the record cannot be quoted.</source>
        <translation>비공개 발언은 인용할 수 없습니다.</translation>
    </message>
    <message>
        <source>A recording is under way; approve the minutes when it is over.</source>
        <translation>녹음하고 있습니다. 녹음이 끝난 뒤에 회의록을 승인하십시오.</translation>
    </message>
    <message>
        <source>Approve the minutes as {person}? They are locked then: what is changed later is a corrigendum.</source>
        <translation>{person} 이름으로 회의록을 승인하시겠습니까? 승인하면 잠기며, 그 뒤에 고친 내용은 정정으로 남습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) should still be looked at.</source>
        <translation>
            <numerusform>아직 살펴볼 곳이 %n건 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve and lock</source>
        <translation>승인하고 잠그기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>In whose name are the minutes approved?</source>
        <translation>누구의 이름으로 승인합니까?</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Translation</source>
        <translation>번역</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>음성 인식</translation>
    </message>
</context>
<context>
    <name>ModelsSection</name>
    <message>
        <source>Model to transcribe with</source>
        <translation>받아쓰기에 쓸 모델</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>번역 방향</translation>
    </message>
    <message>
        <source>Korean into English and English into Korean</source>
        <translation>한국어→영어, 영어→한국어 모두</translation>
    </message>
    <message>
        <source>Korean into English only</source>
        <translation>한국어→영어만</translation>
    </message>
    <message>
        <source>English into Korean only</source>
        <translation>영어→한국어만</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터에 있는 모델</translation>
    </message>
    <message>
        <source>Bring in a model from a file…</source>
        <translation>파일에서 모델 가져오기…</translation>
    </message>
    <message>
        <source>Bring in a model folder…</source>
        <translation>폴더에서 모델 가져오기…</translation>
    </message>
    <message>
        <source>A faster-whisper folder or an .argosmodel file, copied here by hand, for a machine without a network; both can also be dropped on this window.</source>
        <translation>네트워크가 없는 컴퓨터에서는 직접 옮겨 온 faster-whisper 폴더나 .argosmodel 파일을 가져오십시오. 이 창에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>Can be installed (needs a network)</source>
        <translation>설치할 수 있는 모델(네트워크 필요)</translation>
    </message>
    <message>
        <source>Bringing in “{name}”…</source>
        <translation>‘{name}’ 모델을 가져오는 중입니다…</translation>
    </message>
    <message>
        <source>The best one there is</source>
        <translation>설치된 것 가운데 가장 좋은 모델</translation>
    </message>
    <message>
        <source>starter model: knows only the sample&apos;s voices</source>
        <translation>시험용 모델: 실제 회의에는 쓸 수 없음</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>삭제…</translation>
    </message>
    <message>
        <source>Remove the model “{name}” from this computer?</source>
        <translation>이 컴퓨터에서 ‘{name}’ 모델을 삭제하시겠습니까?</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>모델 삭제</translation>
    </message>
    <message>
        <source>Bring in a model</source>
        <translation>모델 가져오기</translation>
    </message>
    <message>
        <source>Translation models (*.argosmodel)</source>
        <translation>번역 모델 (*.argosmodel)</translation>
    </message>
    <message>
        <source>The model “{name}” is here.</source>
        <translation>‘{name}’ 모델을 쓸 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Every segment is verified.</source>
        <translation>모든 구간을 확인했습니다.</translation>
    </message>
    <message>
        <source>Nothing was heard uncertainly.</source>
        <translation>불확실한 구간이 없습니다.</translation>
    </message>
    <message>
        <source>No segment is flagged.</source>
        <translation>주의 표시된 구간이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is left of this kind.</source>
        <translation>이 유형으로 남은 구간이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is left to review.</source>
        <translation>검토할 곳이 더 없습니다.</translation>
    </message>
    <message>
        <source>That is no time: write 1:02:30, 62:30 or 3750.</source>
        <translation>시각을 읽을 수 없습니다. 1:02:30, 62:30 또는 3750처럼 입력해 주십시오.</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Note – Enter marks the moment at which you began to write</source>
        <translation>메모 – Enter를 누르면 쓰기 시작한 시점에 표시됩니다</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>Put the cursor into the original text to split it.</source>
        <translation>나누려면 커서를 원문에 두십시오.</translation>
    </message>
    <message>
        <source>Select segments that follow one another to merge them.</source>
        <translation>합치려면 서로 이어지는 구간을 선택하십시오.</translation>
    </message>
    <message>
        <source>Segments of two recordings cannot be merged.</source>
        <translation>서로 다른 녹음의 구간은 합칠 수 없습니다.</translation>
    </message>
    <message>
        <source>Tell the voices apart first: this segment has no voice yet.</source>
        <translation>이 구간은 아직 목소리가 구분되지 않았습니다. 먼저 화자 구분을 실행하십시오.</translation>
    </message>
</context>
<context>
    <name>Ordering</name>
    <message>
        <source>In which order were these recorded?</source>
        <translation>어떤 순서로 녹음했습니까?</translation>
    </message>
    <message>
        <source>Drag them, or use the arrows. They follow one another without a gap.</source>
        <translation>끌어서 옮기거나 화살표 단추를 쓰십시오. 파일들은 빈틈없이 이어집니다.</translation>
    </message>
    <message>
        <source>Files in their order</source>
        <translation>순서대로 늘어놓은 파일</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Import in this order</source>
        <translation>이 순서로 불러오기</translation>
    </message>
</context>
<context>
    <name>Over</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>녹음 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Play from its start</source>
        <translation>처음부터 재생</translation>
    </message>
    <message>
        <source>Record another part…</source>
        <translation>이어서 녹음…</translation>
    </message>
    <message>
        <source>Add audio files…</source>
        <translation>음성 파일 추가…</translation>
    </message>
    <message>
        <source>All of it is transcribed.</source>
        <translation>모두 받아썼습니다.</translation>
    </message>
    <message>
        <source>Go to the transcript</source>
        <translation>녹취록으로 가기</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>받아쓰기 실행</translation>
    </message>
    <message>
        <source>Next: have it transcribed.</source>
        <translation>다음 단계는 받아쓰기입니다.</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Recordings</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>시작 시각</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>The file breaks off; all up to there is here.</source>
        <translation>파일이 중간에 끊겨 그 앞까지만 불러왔습니다.</translation>
    </message>
    <message>
        <source>Damaged parts could not be read and are silent.</source>
        <translation>손상되어 읽지 못한 부분은 소리가 없습니다.</translation>
    </message>
</context>
<context>
    <name>Placing</name>
    <message>
        <source>Preparing the sound</source>
        <translation>소리 준비</translation>
    </message>
</context>
<context>
    <name>PlacingBar</name>
    <message>
        <source>The recording is being put together</source>
        <translation>녹음을 하나로 합치고 있습니다</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>The sound is not ready for listening yet; wait until it has been prepared.</source>
        <translation>아직 소리를 들을 준비가 되지 않았습니다. 준비가 끝날 때까지 기다려 주십시오.</translation>
    </message>
    <message>
        <source>This computer has no sound output at the moment; the text runs along in silence.</source>
        <translation>지금 이 컴퓨터에는 소리를 낼 장치가 없어, 소리 없이 녹취록만 따라갑니다.</translation>
    </message>
    <message>
        <source>The sound output is gone; choose another one or press play again.</source>
        <translation>소리를 내던 장치의 연결이 끊겼습니다. 다른 장치를 고르거나 다시 재생하십시오.</translation>
    </message>
</context>
<context>
    <name>PointsRow</name>
    <message>
        <source>Heading</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Points, one in a line</source>
        <translation>요지(한 줄에 하나씩)</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Subjects</source>
        <translation>설정 항목</translation>
    </message>
    <message>
        <source>General</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>Listening and typing</source>
        <translation>듣기와 입력</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Shortcut keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>개인정보 보호</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Recognition, translation and everything else happen on this computer. Nothing is sent anywhere: the program opens a network connection only to install a model that you have asked for.</source>
        <translation>음성 인식과 번역을 비롯한 모든 작업은 이 컴퓨터 안에서 이루어집니다. 아무것도 밖으로 보내지 않으며, 사용자가 고른 모델을 설치할 때만 네트워크에 연결합니다.</translation>
    </message>
    <message>
        <source>Should the program disappear while it records, the recording goes on for an hour at most, so that nothing of the meeting is lost; start the program again to go on or to stop.</source>
        <translation>녹음 중에 프로그램이 갑자기 꺼지더라도 회의 내용을 놓치지 않도록 녹음은 최대 한 시간 동안 계속됩니다. 프로그램을 다시 시작하면 이어서 녹음하거나 끝낼 수 있습니다.</translation>
    </message>
    <message>
        <source>Meetings, each in a folder of its own</source>
        <translation>회의(회의마다 폴더 하나)</translation>
    </message>
    <message>
        <source>Settings, models, glossary, remembered people, search index and logs</source>
        <translation>설정, 모델, 용어집, 기억해 둔 참석자, 검색 색인, 기록 파일</translation>
    </message>
    <message>
        <source>Forget all remembered people</source>
        <translation>기억해 둔 참석자 모두 지우기</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>No people are remembered any more; the rosters of meetings stay as they are.</source>
        <translation>기억해 둔 참석자를 모두 지웠습니다. 각 회의의 참석자 명단은 그대로 있습니다.</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Comment</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Assign a voice</source>
        <translation>목소리의 발언자 지정</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>지정</translation>
    </message>
    <message numerus="yes">
        <source>{voice} is heard in %n segment(s). All of them get this speaker.</source>
        <translation>
            <numerusform>{voice}: 구간 %n개. 이 구간 모두에 발언자를 지정합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>발언자</translation>
    </message>
    <message>
        <source>Add to the glossary</source>
        <translation>용어집에 추가</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>This meeting</source>
        <translation>이 회의</translation>
    </message>
    <message>
        <source>All meetings</source>
        <translation>모든 회의</translation>
    </message>
    <message>
        <source>For</source>
        <translation>적용 범위</translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation>시각으로 이동</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>1:02:30, 62:30 or 3750</source>
        <translation>1:02:30, 62:30 또는 3750</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
</context>
<context>
    <name>QuotePicker</name>
    <message>
        <source>Words that were said</source>
        <translation>발언 내용</translation>
    </message>
    <message>
        <source>Find a segment to quote</source>
        <translation>인용할 발언 찾기</translation>
    </message>
    <message>
        <source>Segments to quote</source>
        <translation>인용할 발언</translation>
    </message>
    <message>
        <source>Nobody said that.</source>
        <translation>그런 발언이 없습니다.</translation>
    </message>
    <message>
        <source>Marked as quotations. Press one, or drag it to its place.</source>
        <translation>인용 표시한 발언입니다. 누르거나 원하는 자리에 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>Nothing is marked as a quotation yet; look for words that were said.</source>
        <translation>아직 인용 표시한 발언이 없습니다. 발언 내용을 찾아보십시오.</translation>
    </message>
</context>
<context>
    <name>Ready</name>
    <message>
        <source>Record in the room</source>
        <translation>현장 녹음</translation>
    </message>
    <message>
        <source>Record another part</source>
        <translation>이어서 녹음</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력 장치</translation>
    </message>
    <message>
        <source>Second copy</source>
        <translation>사본</translation>
    </message>
    <message>
        <source>Show what is recorded</source>
        <translation>녹음된 내용 보기</translation>
    </message>
    <message>
        <source>Each input that is chosen becomes a channel of its own. Speak, and see which one it is.</source>
        <translation>선택한 입력 장치마다 채널 하나로 녹음합니다. 말을 해 보면 어느 장치인지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Written at the same time, for example to a USB stick, should this computer fail.</source>
        <translation>컴퓨터 고장에 대비하여 USB 메모리 등에 동시에 저장합니다.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Recorded elsewhere? Drop the files here, or choose them.</source>
        <translation>다른 곳에서 녹음한 파일은 여기에 끌어다 놓거나 선택하십시오.</translation>
    </message>
    <message>
        <source>Import audio files…</source>
        <translation>음성 파일 불러오기…</translation>
    </message>
    <message>
        <source>The disk has room for {length}.</source>
        <translation>디스크에 {length} 분량을 녹음할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>RecordingIndicator</name>
    <message>
        <source>Go to the recording</source>
        <translation>녹음 화면으로 이동</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>녹음 중</translation>
    </message>
</context>
<context>
    <name>RecordingNotices</name>
    <message>
        <source>The recording went on while the program was closed.</source>
        <translation>프로그램이 꺼져 있는 동안에도 녹음은 계속되었습니다.</translation>
    </message>
    <message>
        <source>The recording went on while the program was closed; {length} of it is missing and marked.</source>
        <translation>프로그램이 꺼져 있는 동안에도 녹음은 계속되었으나 {length} 분량이 빠졌습니다. 빠진 곳은 표시해 두었습니다.</translation>
    </message>
    <message>
        <source>Do without the second copy</source>
        <translation>사본 없이 진행</translation>
    </message>
    <message>
        <source>A recording of {length} from last time is in its place now; nothing needs to be done.</source>
        <translation>지난번에 녹음한 {length} 분량을 회의에 넣었습니다. 따로 하실 일은 없습니다.</translation>
    </message>
    <message>
        <source>Show the recording</source>
        <translation>녹음 보기</translation>
    </message>
</context>
<context>
    <name>RecordingPage</name>
    <message>
        <source>This meeting can only be read at the moment.</source>
        <translation>이 회의는 지금 읽기만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Import audio files</source>
        <translation>음성 파일 불러오기</translation>
    </message>
    <message>
        <source>Audio and video</source>
        <translation>음성 및 동영상</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>{length} of sound in all.</source>
        <translation>모두 {length} 분량입니다.</translation>
    </message>
    <message>
        <source>Importing audio</source>
        <translation>음성 파일 불러오기</translation>
    </message>
</context>
<context>
    <name>RecordingSection</name>
    <message>
        <source>Inputs to record from</source>
        <translation>녹음할 입력 장치</translation>
    </message>
    <message>
        <source>Each input that is chosen becomes a channel of its own. The levels show which one is which.</source>
        <translation>선택한 입력 장치마다 채널 하나로 녹음합니다. 음량 표시를 보면 어느 장치인지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Second copy</source>
        <translation>사본</translation>
    </message>
    <message>
        <source>Written while recording, for example to a USB stick, should this computer fail.</source>
        <translation>컴퓨터 고장에 대비하여 녹음하는 동안 USB 메모리 등에 함께 저장합니다.</translation>
    </message>
</context>
<context>
    <name>Resuming</name>
    <message>
        <source>The meeting “{name}” is still being recorded.</source>
        <translation>‘{name}’ 회의가 아직 녹음되고 있습니다.</translation>
    </message>
    <message>
        <source>The meeting “{name}” was open last.</source>
        <translation>마지막으로 연 회의는 ‘{name}’입니다.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>이어서 작업</translation>
    </message>
</context>
<context>
    <name>RoughBar</name>
    <message>
        <source>This is the rough transcript from the recording. Transcribe it for the final one; what you have corrected stays.</source>
        <translation>녹음 중에 받아쓴 임시 녹취록입니다. 받아쓰기를 실행하면 최종 녹취록으로 바뀌며, 직접 고친 부분은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>받아쓰기 실행</translation>
    </message>
</context>
<context>
    <name>Running</name>
    <message>
        <source>Recording under way</source>
        <translation>녹음하는 중</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Everything recorded so far is kept. A further recording becomes a part of its own.</source>
        <translation>지금까지 녹음한 내용은 모두 저장됩니다. 다시 녹음하면 별도의 녹음으로 추가됩니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>끝내기</translation>
    </message>
</context>
<context>
    <name>SecondCopy</name>
    <message>
        <source>No second copy</source>
        <translation>사본 만들지 않기</translation>
    </message>
    <message>
        <source>This folder is not there at the moment; connect the disk or choose another one.</source>
        <translation>지금은 이 폴더가 없습니다. 디스크를 연결하거나 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>This folder is on the same disk as the meeting; a USB stick would be safer.</source>
        <translation>회의와 같은 디스크에 있는 폴더입니다. USB 메모리에 저장하는 편이 안전합니다.</translation>
    </message>
    <message>
        <source>None is made.</source>
        <translation>사본을 만들지 않습니다.</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>다른 폴더…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Folder for the second copy</source>
        <translation>사본을 저장할 폴더</translation>
    </message>
</context>
<context>
    <name>SegmentList</name>
    <message>
        <source>Press the mark or the space bar to hear it, the text to see it</source>
        <translation>표시나 스페이스바를 누르면 재생하고, 글을 누르면 그 자리로 갑니다</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Import audio</source>
        <translation>음성 파일 불러오기</translation>
    </message>
</context>
<context>
    <name>ShortcutsSection</name>
    <message>
        <source>Find a command or a key</source>
        <translation>명령이나 단축키 찾기</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Shortcut keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>새 단축키</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>단축키 없음</translation>
    </message>
    <message>
        <source>Default keys</source>
        <translation>기본 단축키</translation>
    </message>
    <message>
        <source>Mark a command, then press its new keys in the field:</source>
        <translation>명령을 고른 다음 입력란에서 새 단축키를 누르십시오.</translation>
    </message>
    <message>
        <source>“{key}” belongs to “{command}” already; give that one other keys first.</source>
        <translation>‘{key}’ 단축키는 이미 ‘{command}’에 쓰이고 있습니다. 그 명령의 단축키를 먼저 바꾸십시오.</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>People</source>
        <translation>참석자</translation>
    </message>
    <message>
        <source>Say whose voice this is</source>
        <translation>누구의 목소리인지 지정합니다</translation>
    </message>
    <message>
        <source>Nobody is on the roster yet: see Details.</source>
        <translation>참석자 명단이 비어 있습니다. 회의 정보에서 추가하십시오.</translation>
    </message>
    <message>
        <source>Show only what {name} says, or all again</source>
        <translation>{name}의 발언만 보기, 다시 누르면 모두 보기</translation>
    </message>
    <message>
        <source>{key}: {name} speaks in the segment, or in all that are selected</source>
        <translation>{key}: 선택한 구간의 발언자 지정: {name}</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>검토할 곳</translation>
    </message>
    <message>
        <source>Nothing is left to review.</source>
        <translation>검토할 곳이 더 없습니다.</translation>
    </message>
    <message>
        <source>Next by risk</source>
        <translation>중요한 곳부터 보기</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>검토할 곳</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>인용</translation>
    </message>
    <message>
        <source>Corrigenda</source>
        <translation>정정</translation>
    </message>
</context>
<context>
    <name>StandingBar</name>
    <message>
        <source>Correct it all the same</source>
        <translation>그래도 고치기</translation>
    </message>
    <message>
        <source>Withdraw the approval</source>
        <translation>승인 취소</translation>
    </message>
    <message>
        <source>Approved by {person} on {date}.</source>
        <translation>{date} {person} 승인</translation>
    </message>
    <message>
        <source>Approved by {person} on {date}. What you change now is a corrigendum.</source>
        <translation>{date} {person} 승인. 지금 고치는 내용은 정정으로 남습니다.</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>Go on recording</source>
        <translation>계속 녹음</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>끝내기…</translation>
    </message>
    <message>
        <source>Being put together…</source>
        <translation>합치는 중…</translation>
    </message>
    <message>
        <source>Paused – nothing is recorded</source>
        <translation>일시 정지 – 녹음되지 않습니다</translation>
    </message>
    <message>
        <source>Being closed…</source>
        <translation>마무리하는 중…</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>녹음 중</translation>
    </message>
    <message>
        <source>Room for {length} more</source>
        <translation>남은 공간 {length}</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message numerus="yes">
        <source>%n more place(s)</source>
        <translation>
            <numerusform>그 밖에 %n곳</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound is missing: {places}.</source>
        <translation>소리가 빠진 곳: {places}.</translation>
    </message>
    <message>
        <source>at {time} for {length} ({why})</source>
        <translation>{time}부터 {length}({why})</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>input lost</source>
        <translation>입력 장치 끊김</translation>
    </message>
    <message>
        <source>sound system stopped</source>
        <translation>소리 시스템 멈춤</translation>
    </message>
    <message>
        <source>computer asleep</source>
        <translation>컴퓨터 절전</translation>
    </message>
    <message>
        <source>computer too busy</source>
        <translation>컴퓨터 과부하</translation>
    </message>
    <message>
        <source>file damaged</source>
        <translation>파일 손상</translation>
    </message>
    <message>
        <source>recorder started again</source>
        <translation>녹음기 다시 시작</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of speaker</source>
        <translation>
            <numerusform>발언자 전환 %n회</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agenda item(s)</source>
        <translation>
            <numerusform>의사일정 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>별표 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>메모 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Marked: {marks}.</source>
        <translation>표시: {marks}.</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>Add a row</source>
        <translation>줄 추가</translation>
    </message>
    <message>
        <source>Remove the selected rows</source>
        <translation>선택한 줄 삭제</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로 옮기기</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로 옮기기</translation>
    </message>
</context>
<context>
    <name>TapeDeck</name>
    <message>
        <source>Part of the recording that is shown</source>
        <translation>화면에 보이는 녹음 부분</translation>
    </message>
    <message>
        <source>Preparing the sound</source>
        <translation>소리 준비</translation>
    </message>
</context>
<context>
    <name>TermTable</name>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Note (avoid: wrong renderings)</source>
        <translation>비고(avoid: 뒤에 피할 번역)</translation>
    </message>
    <message>
        <source>Paste terms from Excel or Word</source>
        <translation>엑셀·워드에서 용어 붙여넣기</translation>
    </message>
    <message>
        <source>Paste terms</source>
        <translation>용어 붙여넣기</translation>
    </message>
    <message>
        <source>Import a CSV or Excel file</source>
        <translation>CSV·엑셀 파일 불러오기</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>파일에서 불러오기…</translation>
    </message>
    <message>
        <source>Save as a CSV file</source>
        <translation>CSV 파일로 저장</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>CSV로 저장…</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx *.tsv *.docx)</source>
        <translation>표 파일 (*.csv *.xlsx *.tsv *.docx)</translation>
    </message>
    <message>
        <source>Import terms</source>
        <translation>용어 불러오기</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 파일 (*.csv)</translation>
    </message>
    <message>
        <source>Save terms</source>
        <translation>용어 저장</translation>
    </message>
    <message>
        <source>No terms were found there; two columns are needed, Korean and English.</source>
        <translation>용어를 찾지 못했습니다. 한국어와 영어 두 열이 있어야 합니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) removed.</source>
        <translation>
            <numerusform>용어 %n개를 삭제했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Approve…</source>
        <translation>승인…</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히 보기</translation>
    </message>
    <message>
        <source>Draft again</source>
        <translation>초안 다시 만들기</translation>
    </message>
    <message>
        <source>Draft the minutes</source>
        <translation>초안 만들기</translation>
    </message>
    <message>
        <source>Drafting…</source>
        <translation>초안 만드는 중…</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Play from here. Alt+click plays from a word; while it plays, any click does.</source>
        <translation>여기부터 재생합니다. Alt를 누른 채 낱말을 클릭하면 그 낱말부터, 재생 중에는 클릭한 곳부터 재생합니다.</translation>
    </message>
    <message>
        <source>interpretation</source>
        <translation>통역</translation>
    </message>
    <message>
        <source>marked as a quotation</source>
        <translation>인용 표시함</translation>
    </message>
    <message>
        <source>off the record</source>
        <translation>비공개 발언</translation>
    </message>
    <message>
        <source>No translation yet</source>
        <translation>아직 번역이 없습니다</translation>
    </message>
    <message>
        <source>Unknown speaker</source>
        <translation>발언자 알 수 없음</translation>
    </message>
    <message>
        <source>Voice {number}</source>
        <translation>목소리 {number}</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>아직 확인하지 않음</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>고침</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>확인함</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>machine translation</source>
        <translation>기계 번역</translation>
    </message>
    <message>
        <source>original has changed</source>
        <translation>원문이 바뀜</translation>
    </message>
    <message>
        <source>number differs</source>
        <translation>숫자가 다름</translation>
    </message>
    <message>
        <source>negation differs</source>
        <translation>긍정·부정이 다름</translation>
    </message>
    <message>
        <source>perhaps not said</source>
        <translation>말하지 않은 내용일 수 있음</translation>
    </message>
    <message>
        <source>repeats itself</source>
        <translation>같은 말이 되풀이됨</translation>
    </message>
    <message>
        <source>name missing</source>
        <translation>이름이 빠짐</translation>
    </message>
    <message>
        <source>wrong script</source>
        <translation>문자가 언어와 다름</translation>
    </message>
    <message>
        <source>left untranslated</source>
        <translation>번역되지 않음</translation>
    </message>
    <message>
        <source>heard differently</source>
        <translation>다르게 인식됨</translation>
    </message>
    <message>
        <source>language uncertain</source>
        <translation>언어가 불확실함</translation>
    </message>
    <message>
        <source>something left out</source>
        <translation>빠진 내용이 있음</translation>
    </message>
    <message>
        <source>no speaker</source>
        <translation>발언자 없음</translation>
    </message>
    <message>
        <source>heard uncertainly</source>
        <translation>불확실하게 들림</translation>
    </message>
    <message>
        <source>translation out of date</source>
        <translation>원문이 바뀐 번역</translation>
    </message>
    <message>
        <source>term not from the glossary</source>
        <translation>용어집과 다른 용어</translation>
    </message>
    <message>
        <source>several speak at once</source>
        <translation>여러 사람이 함께 말함</translation>
    </message>
    <message>
        <source>too fast to be right</source>
        <translation>말이 지나치게 빠름</translation>
    </message>
    <message>
        <source>no translation</source>
        <translation>번역 없음</translation>
    </message>
    <message>
        <source>retyped</source>
        <translation>글 고침</translation>
    </message>
    <message>
        <source>split</source>
        <translation>나눔</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>합침</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>삭제함</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>되살림</translation>
    </message>
    <message>
        <source>speaker assigned</source>
        <translation>발언자 지정</translation>
    </message>
    <message>
        <source>voice named</source>
        <translation>목소리의 발언자 지정</translation>
    </message>
    <message>
        <source>time moved</source>
        <translation>시간 옮김</translation>
    </message>
    <message>
        <source>language changed</source>
        <translation>언어 바꿈</translation>
    </message>
    <message>
        <source>transcribed again</source>
        <translation>다시 받아씀</translation>
    </message>
    <message>
        <source>translation edited</source>
        <translation>번역 고침</translation>
    </message>
    <message>
        <source>translation approved</source>
        <translation>번역 승인</translation>
    </message>
    <message>
        <source>translated again</source>
        <translation>다시 번역함</translation>
    </message>
    <message>
        <source>marker changed</source>
        <translation>표시 변경</translation>
    </message>
    <message>
        <source>quotation mark set or removed</source>
        <translation>인용 표시 변경</translation>
    </message>
    <message>
        <source>comment changed</source>
        <translation>메모 변경</translation>
    </message>
    <message>
        <source>verified or reopened</source>
        <translation>확인 표시 변경</translation>
    </message>
    <message>
        <source>taken off or put on the record</source>
        <translation>비공개 발언 지정 변경</translation>
    </message>
    <message>
        <source>found and replaced</source>
        <translation>찾아 바꿈</translation>
    </message>
    <message>
        <source>earlier version restored</source>
        <translation>이전 내용으로 되돌림</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation>녹취록</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Playback speed</source>
        <translation>재생 속도</translation>
    </message>
    <message>
        <source>Step back on resume</source>
        <translation>이어서 재생할 때 되감기</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Back {seconds} s on resume</source>
        <translation>이어서 재생할 때 {seconds}초 뒤로</translation>
    </message>
    <message>
        <source>No step back</source>
        <translation>되감지 않음</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n초</numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Pause while typing</source>
        <translation>입력하는 동안 일시 정지</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>음량</translation>
    </message>
    <message>
        <source>Volume; above 100 % louder than the recording</source>
        <translation>음량. 100%를 넘기면 녹음된 소리보다 크게 들립니다</translation>
    </message>
</context>
<context>
    <name>TrialBar</name>
    <message>
        <source>Record a test (5 s)</source>
        <translation>시험 녹음(5초)</translation>
    </message>
    <message>
        <source>Listen to it</source>
        <translation>들어 보기</translation>
    </message>
    <message>
        <source>Speak now…</source>
        <translation>말씀하십시오…</translation>
    </message>
    <message numerus="yes">
        <source>Speak now: %n second(s) left</source>
        <translation>
            <numerusform>말씀하십시오: %n초 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Listen to it: is everybody heard clearly?</source>
        <translation>들어 보고 모두 잘 들리는지 확인하십시오.</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>듣기 멈추기</translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>파형</translation>
    </message>
    <message>
        <source>Arrow keys move through the sound, up and down go from segment to segment, + and - zoom.</source>
        <translation>왼쪽·오른쪽 화살표로 소리를 옮겨 다니고, 위·아래 화살표로 구간을 오가며, +와 -로 확대·축소합니다.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>From the recording to the minutes, on this computer alone</source>
        <translation>녹음에서 회의록까지, 이 컴퓨터 안에서</translation>
    </message>
    <message>
        <source>Try the whole way on a sample roundtable of five minutes, or begin with a meeting of your own: enter or paste its roster, record it or add its recording, and correct the transcript against the sound.</source>
        <translation>5분짜리 견본 라운드테이블로 전체 과정을 살펴보거나, 새 회의를 시작하십시오. 참석자 명단을 적거나 붙여넣고 회의를 녹음하거나 녹음 파일을 불러온 다음, 소리를 들으며 녹취록을 바로잡으면 됩니다.</translation>
    </message>
    <message>
        <source>Open the sample meeting</source>
        <translation>견본 회의 열기</translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation>새 회의</translation>
    </message>
</context>
<context>
    <name>WorkSection</name>
    <message>
        <source>{count} s</source>
        <translation>{count}초</translation>
    </message>
    <message>
        <source>Step back when playing goes on</source>
        <translation>이어 들을 때 되감기</translation>
    </message>
    <message>
        <source>Pause while typing</source>
        <translation>입력하는 동안 일시 정지</translation>
    </message>
    <message>
        <source>Shade words that were heard uncertainly</source>
        <translation>불확실하게 들린 낱말에 음영 표시</translation>
    </message>
    <message>
        <source>Show the translation</source>
        <translation>번역 표시</translation>
    </message>
    <message>
        <source>Translation beside the original</source>
        <translation>번역을 원문 옆에 표시</translation>
    </message>
    <message>
        <source>Otherwise it stands below. In a narrow window it always does.</source>
        <translation>끄면 원문 아래에 표시합니다. 창이 좁을 때는 언제나 아래에 표시합니다.</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>소리 출력 장치</translation>
    </message>
    <message>
        <source>Takes effect when a recording is next played.</source>
        <translation>다음에 재생할 때부터 적용됩니다.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
</context>
<context>
    <name>_JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>_Offer</name>
    <message>
        <source>Install</source>
        <translation>설치</translation>
    </message>
</context>
<context>
    <name>_Painter</name>
    <message>
        <source>What was said</source>
        <translation>발언 내용</translation>
    </message>
</context>
</TS>
