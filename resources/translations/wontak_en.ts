<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ExportPage</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n place replaced.</numerusform>
            <numerusform>%n places replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message numerus="yes">
        <source>%n thing(s) to look at before signing</source>
        <translation>
            <numerusform>%n thing to look at before signing</numerusform>
            <numerusform>%n things to look at before signing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPainter</name>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPreview</name>
    <message numerus="yes">
        <source>%n row(s) will be taken over</source>
        <translation>
            <numerusform>%n row will be taken over</numerusform>
            <numerusform>%n rows will be taken over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message numerus="yes">
        <source>%n second(s) behind</source>
        <translation>
            <numerusform>%n second behind</numerusform>
            <numerusform>%n seconds behind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MinutesOperations</name>
    <message numerus="yes">
        <source>%n thing(s) should still be looked at.</source>
        <translation>
            <numerusform>%n thing should still be looked at.</numerusform>
            <numerusform>%n things should still be looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Over</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>{voice} is heard in %n segment(s). All of them get this speaker.</source>
        <translation>
            <numerusform>{voice} is heard in %n segment. All of them get this speaker.</numerusform>
            <numerusform>{voice} is heard in %n segments. All of them get this speaker.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message numerus="yes">
        <source>%n more place(s)</source>
        <translation>
            <numerusform>%n more place</numerusform>
            <numerusform>%n more places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of speaker</source>
        <translation>
            <numerusform>%n change of speaker</numerusform>
            <numerusform>%n changes of speaker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agenda item(s)</source>
        <translation>
            <numerusform>%n agenda item</numerusform>
            <numerusform>%n agenda items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TermTable</name>
    <message numerus="yes">
        <source>%n term(s) removed.</source>
        <translation>
            <numerusform>%n term removed.</numerusform>
            <numerusform>%n terms removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrialBar</name>
    <message numerus="yes">
        <source>Speak now: %n second(s) left</source>
        <translation>
            <numerusform>Speak now: %n second left</numerusform>
            <numerusform>Speak now: %n seconds left</numerusform>
        </translation>
    </message>
</context>
</TS>
