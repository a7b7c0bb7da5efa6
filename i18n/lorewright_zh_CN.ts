<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Errors</name>
    <message>
        <source>A project needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow more time or fewer requests at a time in the model settings, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the publisher for a copy without protection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is the right file; if it holds only pictures, it needs text first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the address is that of a model service, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is still there and that you may open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is there and that you may open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address of {provider}; it often ends in /v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the key in the model settings, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and the address, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, then retry the failed items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether it was copied or downloaded completely, and whether its name is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether it was copied or downloaded completely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether the file was copied or downloaded completely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model from the list; with Ollama, load it first with “ollama pull {model}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder or ask for the right to write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or ask {provider} for access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or leave this item out, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the text with the pages; text recognition (OCR) may read it better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the document into smaller chunks or choose a model with a longer context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file from its publisher again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If text is missing, get the book from its publisher again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they matter, run text recognition (OCR) on the file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they matter, save the file again as UTF-8 and add it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install that version or a later one; this one would damage the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is {provider} running? Start it, then retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job {job} has ended; there is nothing to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job {job} is already running in another window or terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are: {known}. For any other service give its address as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk or mend the right to write there, then resume the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at {address} on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in job {job} failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done, unless the deletion was a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in a word processor and save it as DOCX without a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in a word processor, save it as DOCX again, and add that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with the password, save or print it as a PDF without one, and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with the program it was made with and save it as text, PDF or DOCX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup from the backups folder beside it, or choose another data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry the failed items later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry; if it happens again, the log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run text recognition (OCR) on it first, then add the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as PDF, DOCX or text with the program it was made with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as one of these first: {extensions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unforeseen went wrong: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it into smaller files and add those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account at {provider} has no credit left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {provider} broke off several times in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder {path} cannot be made: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data in {path} was written by a newer version of Lorewright ({revision}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details show its answer; check the settings of the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {model} is not known to {provider}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The options of this job do not fit: {field}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process working on this item died, perhaps for want of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider refused the key for {provider}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider {provider} is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results cannot be written to {path}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is too long for {model}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a project called “{name}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no chat service at {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no job {job}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way of splitting called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of Lorewright does not know jobs of the kind “{kind}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top it up or choose another model, then retry the failed items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a little, then retry the failed items, or allow fewer requests at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for it, or cancel it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this result belongs to was changed or deleted in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write PROVIDER/MODEL, for example ollama/qwen3, or give the address as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`lorewright jobs list` shows the jobs there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`lorewright jobs retry {job}` tries its failed items again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} characters could not be read and appear as “�”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} characters have no readable meaning in this PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pages are damaged and were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pages hold no text, only pictures or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parts that the book names are missing from the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} gave no answer within {seconds} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a Lorewright database, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} cannot be reached at {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} did not accept the request for {model}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} does not allow this account to use {model}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} had a fault of its own ({status}) several times in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} had no room for this request for too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{provider} sent something that is not an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” contains no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” could not be opened: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” could not be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” holds pictures of pages but no text; it is probably a scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is an old Word or Office file, or one protected with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is damaged and cannot be opened as a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is damaged or not a DOCX document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is damaged or not an EPUB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not a text file, although its name says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not a {kind} file, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is of a kind that cannot be read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is protected against copying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is protected with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is really a file of the kind {kind}, whatever its name says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is too large for the memory of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” unpacks to far more than a book holds, so it was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” unpacks to far more than a document holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{spec}” does not name a model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Import documents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Splitters</name>
    <message>
        <source>Markdown structure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
