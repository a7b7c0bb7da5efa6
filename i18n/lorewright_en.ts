<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnswersSheet</name>
    <message numerus="yes">
        <source>%n question(s) of this project have no answer yet.</source>
        <translation>
            <numerusform>%n question of this project has no answer yet.</numerusform>
            <numerusform>%n questions of this project have no answer yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n selected question(s) will be answered.</source>
        <translation>
            <numerusform>The %n selected question will be answered.</numerusform>
            <numerusform>The %n selected questions will be answered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChunkList</name>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n chunk</numerusform>
            <numerusform>%n chunks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatasetsPane</name>
    <message numerus="yes">
        <source>%n question(s) wait for an answer.</source>
        <translation>
            <numerusform>%n question waits for an answer.</numerusform>
            <numerusform>%n questions wait for an answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentChoice</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentDetail</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Generate for %n chunk(s)…</source>
        <translation>
            <numerusform>Generate for %n chunk…</numerusform>
            <numerusform>Generate for %n chunks…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%n document(s) deleted. Samples made from them stay.</source>
        <translation>
            <numerusform>%n document deleted. Samples made from it stay.</numerusform>
            <numerusform>%n documents deleted. Samples made from them stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentsPane</name>
    <message numerus="yes">
        <source>For %n chunk(s) you selected.</source>
        <translation>
            <numerusform>For %n chunk you selected.</numerusform>
            <numerusform>For %n chunks you selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n document(s) you selected.</source>
        <translation>
            <numerusform>For %n document you selected.</numerusform>
            <numerusform>For %n documents you selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Domain</name>
    <message numerus="yes">
        <source>%n tag(s) imported.</source>
        <translation>
            <numerusform>%n tag imported.</numerusform>
            <numerusform>%n tags imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) in {0}.</source>
        <translation>
            <numerusform>%n tag in {0}.</numerusform>
            <numerusform>%n tags in {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From the headings of %n document(s).</source>
        <translation>
            <numerusform>From the headings of %n document.</numerusform>
            <numerusform>From the headings of %n documents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Estimates</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message numerus="yes">
        <source>%n sample(s) exported to {0}.</source>
        <translation>
            <numerusform>%n sample exported to {0}.</numerusform>
            <numerusform>%n samples exported to {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureBanner</name>
    <message numerus="yes">
        <source>%n item(s) failed.</source>
        <translation>
            <numerusform>%n item failed.</numerusform>
            <numerusform>%n items failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailuresSheet</name>
    <message numerus="yes">
        <source>%n item(s) failed; everything else is kept.</source>
        <translation>
            <numerusform>%n item failed; everything else is kept.</numerusform>
            <numerusform>%n items failed; everything else is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuidePane</name>
    <message numerus="yes">
        <source>%n row(s) written to {0}.</source>
        <translation>
            <numerusform>%n row written to {0}.</numerusform>
            <numerusform>%n rows written to {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MakeStep</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) failed; the reasons stand above.</source>
        <translation>
            <numerusform>%n item failed; the reason stands above.</numerusform>
            <numerusform>%n items failed; the reasons stand above.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {0}.</source>
        <translation>
            <numerusform>%n row written to {0}.</numerusform>
            <numerusform>%n rows written to {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelChooser</name>
    <message numerus="yes">
        <source>%n model(s) found</source>
        <translation>
            <numerusform>%n model found</numerusform>
            <numerusform>%n models found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message numerus="yes">
        <source>%n call(s) at a time</source>
        <translation>
            <numerusform>%n call at a time</numerusform>
            <numerusform>%n calls at a time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%n document(s) gave no question. A model asks of running text too.</source>
        <translation>
            <numerusform>%n document gave no question. A model asks of running text too.</numerusform>
            <numerusform>%n documents gave no question. A model asks of running text too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) stopped in the middle. Nothing that was finished is lost.</source>
        <translation>
            <numerusform>%n job stopped in the middle. Nothing that was finished is lost.</numerusform>
            <numerusform>%n jobs stopped in the middle. Nothing that was finished is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectCard</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>document(s)</source>
        <translation>
            <numerusform>document</numerusform>
            <numerusform>documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>question(s)</source>
        <translation>
            <numerusform>question</numerusform>
            <numerusform>questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sample(s)</source>
        <translation>
            <numerusform>sample</numerusform>
            <numerusform>samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectEditing</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the samples are accepted.</source>
        <translation>
            <numerusform>%n of the samples is accepted.</numerusform>
            <numerusform>%n of the samples are accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectsPane</name>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleDetail</name>
    <message numerus="yes">
        <source>%n supporting sentence(s)</source>
        <translation>
            <numerusform>%n supporting sentence</numerusform>
            <numerusform>%n supporting sentences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleList</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageRow</name>
    <message numerus="yes">
        <source>%n failed:</source>
        <translation>
            <numerusform>%n failed:</numerusform>
            <numerusform>%n failed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagDetail</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) below</source>
        <translation>
            <numerusform>%n tag below</numerusform>
            <numerusform>%n tags below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) selected</source>
        <translation>
            <numerusform>%n tag selected</numerusform>
            <numerusform>%n tags selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagEditing</name>
    <message numerus="yes">
        <source>%n tag(s) deleted.</source>
        <translation>
            <numerusform>%n tag deleted.</numerusform>
            <numerusform>%n tags deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagModel</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagSide</name>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayButton</name>
    <message numerus="yes">
        <source>%n more job(s)</source>
        <translation>
            <numerusform>%n more job</numerusform>
            <numerusform>%n more jobs</numerusform>
        </translation>
    </message>
</context>
</TS>
