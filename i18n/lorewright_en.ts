<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgainSheet</name>
    <message numerus="yes">
        <source>Split %n document(s) again</source>
        <translation>
            <numerusform>Split %n document again</numerusform>
            <numerusform>Split %n documents again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllChunks</name>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n chunk</numerusform>
            <numerusform>%n chunks</numerusform>
        </translation>
    </message>
</context>
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
    <name>CallExport</name>
    <message numerus="yes">
        <source>%n call(s) exported to {0}.</source>
        <translation>
            <numerusform>%n call exported to {0}.</numerusform>
            <numerusform>%n calls exported to {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>(%n more)</numerusform>
            <numerusform>(%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChunkEdits</name>
    <message numerus="yes">
        <source>%n chunk(s) as they were split.</source>
        <translation>
            <numerusform>%n chunk as it was split.</numerusform>
            <numerusform>%n chunks as they were split.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) cleaned.</source>
        <translation>
            <numerusform>%n chunk cleaned.</numerusform>
            <numerusform>%n chunks cleaned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) deleted. Samples made from them stay.</source>
        <translation>
            <numerusform>%n chunk deleted. Samples made from it stay.</numerusform>
            <numerusform>%n chunks deleted. Samples made from them stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) extended.</source>
        <translation>
            <numerusform>%n chunk extended.</numerusform>
            <numerusform>%n chunks extended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunks merged.</source>
        <translation>
            <numerusform>%n chunk merged.</numerusform>
            <numerusform>%n chunks merged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cleaned text(s) accepted.</source>
        <translation>
            <numerusform>%n cleaned text accepted.</numerusform>
            <numerusform>%n cleaned texts accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cleaned text(s) rejected.</source>
        <translation>
            <numerusform>%n cleaned text rejected.</numerusform>
            <numerusform>%n cleaned texts rejected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChunkExport</name>
    <message numerus="yes">
        <source>%n chunk(s) exported to {0}.</source>
        <translation>
            <numerusform>%n chunk exported to {0}.</numerusform>
            <numerusform>%n chunks exported to {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n chunk(s)</source>
        <translation>
            <numerusform>Export %n chunk</numerusform>
            <numerusform>Export %n chunks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChunkForms</name>
    <message numerus="yes">
        <source>For %n chunk(s) you selected.</source>
        <translation>
            <numerusform>For %n chunk you selected.</numerusform>
            <numerusform>For %n chunks you selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n chunk(s), all that the list shows.</source>
        <translation>
            <numerusform>For %n chunk, all that the list shows.</numerusform>
            <numerusform>For %n chunks, all that the list shows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChunkHead</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
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
    <name>CleanSheet</name>
    <message numerus="yes">
        <source>Clean %n chunk(s)</source>
        <translation>
            <numerusform>Clean %n chunk</numerusform>
            <numerusform>Clean %n chunks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Propose for %n chunk(s)</source>
        <translation>
            <numerusform>Propose for %n chunk</numerusform>
            <numerusform>Propose for %n chunks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConvertSheet</name>
    <message numerus="yes">
        <source>For %n documents.</source>
        <translation>
            <numerusform>For %n document.</numerusform>
            <numerusform>For %n documents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopySheet</name>
    <message numerus="yes">
        <source>%n document(s) chosen</source>
        <translation>
            <numerusform>%n document chosen</numerusform>
            <numerusform>%n documents chosen</numerusform>
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
    <name>DiffView</name>
    <message numerus="yes">
        <source>… %n line(s) unchanged</source>
        <translation>
            <numerusform>… %n line unchanged</numerusform>
            <numerusform>… %n lines unchanged</numerusform>
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
        <source>Generate for %n chunk(s)…</source>
        <translation>
            <numerusform>Generate for %n chunk…</numerusform>
            <numerusform>Generate for %n chunks…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentHead</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
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
    <name>DocumentVerbs</name>
    <message numerus="yes">
        <source>For %n chunk(s) you selected.</source>
        <translation>
            <numerusform>For %n chunk you selected.</numerusform>
            <numerusform>For %n chunks you selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n document(s) you selected.</source>
        <extracomment>what the menu of a row offers, &quot;&quot; for a line between</extracomment>
        <translation>
            <numerusform>For %n document you selected.</numerusform>
            <numerusform>For %n documents you selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n chunk</numerusform>
            <numerusform>%n chunks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) deleted. Samples made from them stay.</source>
        <translation>
            <numerusform>%n document deleted. Samples made from it stay.</numerusform>
            <numerusform>%n documents deleted. Samples made from them stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new text(s) dropped; the old ones stay.</source>
        <translation>
            <numerusform>%n new text dropped; the old one stays.</numerusform>
            <numerusform>%n new texts dropped; the old ones stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new text(s) taken.</source>
        <translation>
            <numerusform>%n new text taken.</numerusform>
            <numerusform>%n new texts taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n question(s)</source>
        <translation>
            <numerusform>about %n question</numerusform>
            <numerusform>about %n questions</numerusform>
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
    <name>Editing</name>
    <message numerus="yes">
        <source>%n question(s) deleted. Samples made from them stay.</source>
        <translation>
            <numerusform>%n question deleted. Samples made from it stay.</numerusform>
            <numerusform>%n questions deleted. Samples made from them stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ended</name>
    <message numerus="yes">
        <source>%n came out the same.</source>
        <translation>
            <numerusform>%n came out the same.</numerusform>
            <numerusform>%n came out the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) imported</source>
        <translation>
            <numerusform>%n document imported</numerusform>
            <numerusform>%n documents imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) read again.</source>
        <translation>
            <numerusform>%n document read again.</numerusform>
            <numerusform>%n documents read again.</numerusform>
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
        <source>%n failed.</source>
        <translation>
            <numerusform>%n failed.</numerusform>
            <numerusform>%n failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of other kinds left out ({0})</source>
        <translation>
            <numerusform>%n of another kind left out ({0})</numerusform>
            <numerusform>%n of other kinds left out ({0})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read by the text layer</source>
        <translation>
            <numerusform>%n read by the text layer</numerusform>
            <numerusform>%n read by the text layer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped: already there</source>
        <translation>
            <numerusform>%n skipped: already there</numerusform>
            <numerusform>%n skipped: already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for your decision.</source>
        <translation>
            <numerusform>%n waits for your decision.</numerusform>
            <numerusform>%n wait for your decision.</numerusform>
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
    <message numerus="yes">
        <source>Replies as long as in %n earlier call(s) of this model.</source>
        <translation>
            <numerusform>Replies as long as in %n earlier call of this model.</numerusform>
            <numerusform>Replies as long as in %n earlier calls of this model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>about %n second</numerusform>
            <numerusform>about %n seconds</numerusform>
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
    <name>ExtendSheet</name>
    <message numerus="yes">
        <source>Put before %n chunk(s)</source>
        <translation>
            <numerusform>Put before %n chunk</numerusform>
            <numerusform>Put before %n chunks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put behind %n chunk(s)</source>
        <translation>
            <numerusform>Put behind %n chunk</numerusform>
            <numerusform>Put behind %n chunks</numerusform>
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
    <name>FileCard</name>
    <message numerus="yes">
        <source>for %n call(s) at a time</source>
        <translation>
            <numerusform>for %n call at a time</numerusform>
            <numerusform>for %n calls at a time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForecastCard</name>
    <message numerus="yes">
        <source>So far {0}; the rest at the rate of the last %n day(s). {1} tokens in all.</source>
        <translation>
            <numerusform>So far {0}; the rest at the rate of the last %n day. {1} tokens in all.</numerusform>
            <numerusform>So far {0}; the rest at the rate of the last %n days. {1} tokens in all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foresight</name>
    <message numerus="yes">
        <source>%n file(s) cannot be judged before they are read.</source>
        <translation>
            <numerusform>%n file cannot be judged before it is read.</numerusform>
            <numerusform>%n files cannot be judged before they are read.</numerusform>
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
    <name>HandBar</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandSheet</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandView</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HumanCard</name>
    <message numerus="yes">
        <source>%n row(s) by hand</source>
        <translation>
            <numerusform>%n row by hand</numerusform>
            <numerusform>%n rows by hand</numerusform>
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
    <name>JobDetail</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed:</source>
        <translation>
            <numerusform>%n failed:</numerusform>
            <numerusform>%n failed:</numerusform>
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
    <name>JobsPane</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogSheet</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
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
    <name>ModelsPane</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%n call(s) are missing from the bars: what they took is not known.</source>
        <translation>
            <numerusform>%n call is missing from the bars: what it took is not known.</numerusform>
            <numerusform>%n calls are missing from the bars: what they took is not known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PagesCost</name>
    <message numerus="yes">
        <source>%n file(s) cannot be judged before they are read.</source>
        <translation>
            <numerusform>%n file cannot be judged before it is read.</numerusform>
            <numerusform>%n files cannot be judged before they are read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pairs</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n document(s), by {0}.</source>
        <translation>
            <numerusform>For %n document, by {0}.</numerusform>
            <numerusform>For %n documents, by {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %n pair(s)</source>
        <translation>
            <numerusform>up to %n pair</numerusform>
            <numerusform>up to %n pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairsSheet</name>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switched on</source>
        <translation>
            <numerusform>%n switched on</numerusform>
            <numerusform>%n switched on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassedSheet</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message numerus="yes">
        <source>Try it on all %n files that wait</source>
        <translation>
            <numerusform>Try it on the %n file that waits</numerusform>
            <numerusform>Try it on all %n files that wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Playground</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%n document(s) gave no question.</source>
        <translation>
            <numerusform>%n document gave no question.</numerusform>
            <numerusform>%n documents gave no question.</numerusform>
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
    <name>PromptFile</name>
    <message numerus="yes">
        <source>%n own text(s) replaced.</source>
        <translation>
            <numerusform>%n own text replaced.</numerusform>
            <numerusform>%n own texts replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) imported.</source>
        <translation>
            <numerusform>%n prompt imported.</numerusform>
            <numerusform>%n prompts imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) written to {0}.</source>
        <translation>
            <numerusform>%n prompt written to {0}.</numerusform>
            <numerusform>%n prompts written to {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptsPane</name>
    <message numerus="yes">
        <source>%n own</source>
        <translation>
            <numerusform>%n own</numerusform>
            <numerusform>%n own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProviderList</name>
    <message numerus="yes">
        <source>%n provider(s) ready</source>
        <translation>
            <numerusform>%n provider ready</numerusform>
            <numerusform>%n providers ready</numerusform>
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
    <name>ReadingVerbs</name>
    <message numerus="yes">
        <source>For %n document(s) you selected.</source>
        <translation>
            <numerusform>For %n document you selected.</numerusform>
            <numerusform>For %n documents you selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n sample(s) deleted.</source>
        <translation>
            <numerusform>%n sample deleted.</numerusform>
            <numerusform>%n samples deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Revised</name>
    <message numerus="yes">
        <source>The domain tree was revised: %n change(s).</source>
        <translation>
            <numerusform>The domain tree was revised: %n change.</numerusform>
            <numerusform>The domain tree was revised: %n changes.</numerusform>
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
    <name>Saving</name>
    <message numerus="yes">
        <source>%n chunk(s) change.</source>
        <translation>
            <numerusform>%n chunk changes.</numerusform>
            <numerusform>%n chunks change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) were edited by hand.</source>
        <translation>
            <numerusform>%n chunk was edited by hand.</numerusform>
            <numerusform>%n chunks were edited by hand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) about them go.</source>
        <translation>
            <numerusform>%n question about them goes.</numerusform>
            <numerusform>%n questions about them go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) stay but lose their source.</source>
        <translation>
            <numerusform>%n sample stays but loses its source.</numerusform>
            <numerusform>%n samples stay but lose their source.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsFile</name>
    <message numerus="yes">
        <source>%n setting(s) imported.</source>
        <translation>
            <numerusform>%n setting imported.</numerusform>
            <numerusform>%n settings imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) written to {0}.</source>
        <translation>
            <numerusform>%n setting written to {0}.</numerusform>
            <numerusform>%n settings written to {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Splitting</name>
    <message numerus="yes">
        <source>%n of those that go was edited or cleaned.</source>
        <translation>
            <numerusform>%n of those that go was edited or cleaned.</numerusform>
            <numerusform>%n of those that go were edited or cleaned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) go with them.</source>
        <translation>
            <numerusform>%n question goes with them.</numerusform>
            <numerusform>%n questions go with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) stay, but lose their source.</source>
        <translation>
            <numerusform>%n sample stays, but loses its source.</numerusform>
            <numerusform>%n samples stay, but lose their source.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplittingPreview</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
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
        <source>%n question(s) stay, without a tag.</source>
        <translation>
            <numerusform>%n question stays, without a tag.</numerusform>
            <numerusform>%n questions stay, without a tag.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) deleted.</source>
        <translation>
            <numerusform>%n tag deleted.</numerusform>
            <numerusform>%n tags deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) merged into “{0}”.</source>
        <translation>
            <numerusform>%n tag merged into “{0}”.</numerusform>
            <numerusform>%n tags merged into “{0}”.</numerusform>
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
    <name>Tiles</name>
    <message numerus="yes">
        <source>%n call(s) without a price</source>
        <translation>
            <numerusform>%n call without a price</numerusform>
            <numerusform>%n calls without a price</numerusform>
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
<context>
    <name>TreeNotice</name>
    <message numerus="yes">
        <source>%n document(s) came in or were read again since the domain tree was built.</source>
        <translation>
            <numerusform>%n document came in or were read again since the domain tree was built.</numerusform>
            <numerusform>%n documents came in or were read again since the domain tree was built.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwinsSheet</name>
    <message numerus="yes">
        <source>%n file(s) with the same content</source>
        <translation>
            <numerusform>%n file with the same content</numerusform>
            <numerusform>%n files with the same content</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new version(s) under the same name</source>
        <translation>
            <numerusform>%n new version under the same name</numerusform>
            <numerusform>%n new versions under the same name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UsagePane</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Works</name>
    <message numerus="yes">
        <source>%n model(s) at {0}</source>
        <translation>
            <numerusform>%n model at {0}</numerusform>
            <numerusform>%n models at {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) removed.</source>
        <translation>
            <numerusform>%n model removed.</numerusform>
            <numerusform>%n models removed.</numerusform>
        </translation>
    </message>
</context>
</TS>
