<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Aesthetic Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages that are used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a package to read its licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what a report of a fault should tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local photo critique. Nothing leaves this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: Apache-2.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package brings no text of its licence along.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgreementChart</name>
    <message>
        <source>Predicted against actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted from your other ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}
you {mine} · predicted {predicted} · general {general}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlbumDesk</name>
    <message>
        <source>New album</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Name of the album with %Ln photos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Set a filter first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as smart album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the album that finds these photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Album for %Ln photos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add to album</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos put into {album}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an album that you have filled first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskBox</name>
    <message>
        <source>Ask about this photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a question, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BucketTabs</name>
    <message>
        <source>Photos to keep (1); P puts the selected ones here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos that you should decide about (2); U puts the selected ones here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos to leave out (3); X puts the selected ones here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos that have no score yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos that you have marked: they stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{heap} {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Undo {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the last photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on after each mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staying after each mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These photos cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the photos for the report first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels, from the photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First photo, last photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a zoomed photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare: make champion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare: swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare: the other one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the loupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on after a mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for new photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select only the active photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique all shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★★</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★★★</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★★★★</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is being critiqued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the critiques, or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the waiting critiques</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the failed photos again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★★★★★</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unflag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write XMP files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed elsewhere too: keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed elsewhere too: take the file&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New album…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to album…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the filter as album…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or close stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unstack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead the stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stack bursts and near-duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assisted culling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Survey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the survey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the weakest out of the survey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More or less in each cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clipped tones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus peaking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thirds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dim the lights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your taste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import ratings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export ratings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Aesthetic Studio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Champion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Challenger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap the two (Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make champion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The challenger becomes champion, the next one challenges it (Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom and move both together, as they lie now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Computer</name>
    <message>
        <source>no GPU that the models can use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs {needs}, too much for this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs on the GPU, needs {needs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs on the processor, needs {needs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln cores</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the critique as plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the critique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CriticDesk</name>
    <message>
        <source>the critic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading {critic}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Critique</name>
    <message>
        <source>awaited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This critic cannot judge it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{attribute} {value} of 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{attribute} {value} of 10: the weakest side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(stopped before its end)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critic: {critic}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score {value} ± {std}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your score {figures} (proven on your ratings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning from your ratings, not proven: {figures}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading {critic}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The critic is loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No critic available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This critic answers no questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictor: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a photo to read its critique.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not critiqued yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique this photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the critic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique it next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The critique failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Composition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highlights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shadows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sharpen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>denoise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>straighten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anticlockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos wait</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CritiquePanel</name>
    <message>
        <source>Critique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the critic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CritiqueView</name>
    <message>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because you rated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Culling</name>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keep} to keep, {unsure} unsure, {out} out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CullingDesk</name>
    <message numerus="yes">
        <source>All %Ln photos shown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln photos selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos culled. Ctrl+Z takes it back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CullingPage</name>
    <message>
        <source>Which photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put them back where the scores put them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique the photos that have no score yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assisted culling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changes before you apply it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These photos have no score yet. Critique them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo is here now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Apply to %Ln photos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Critique %Ln photos without a score</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos moved by hand: put back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>Learning curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photos rated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gain in agreement</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DistributionChart</name>
    <message>
        <source>Distribution of the score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of each score</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>What this computer can run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photos stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder anywhere in this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG, HEIC, PNG, TIFF, WebP, AVIF and RAW are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo matches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExampleThumb</name>
    <message>
        <source>Rated by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You rated it {rating} of 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or click shows it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailureDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended unexpectedly the last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your marks and critiques are kept: they are written at once. You can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>general</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement of the order (SRCC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement of the values (PLCC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs in your order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 % interval: {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilesDesk</name>
    <message numerus="yes">
        <source>%Ln files copied</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paths copied</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are in the trash. Ctrl+Z brings them back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unflagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any label</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln flags</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Order of the photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only photos with so many of your stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only photos that you picked, rejected or left (P, X, U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only photos with these colour labels (6–9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this filter as a smart album (Ctrl+Shift+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the filter as a smart album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos shown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sort: {order}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide rejected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>Ratings until it is proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photos that tell most about your taste, one after another (Ctrl+Shift+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ratings yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate photos, and the critic learns how your taste differs from the general score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your score is proven on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far your ratings follow the general score as well as any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning: {ratings}, about {more} more needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your score is shown once it beats the general score on your own ratings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It agrees with you at {own:.2f}, the general score at {general:.2f}; the gain is between {low:+.2f} and {high:+.2f}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} · missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from the chosen ratings no more; stars stay (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from none of these ratings any more; stars stay. Can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{chosen} of {shown} chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InfoLine</name>
    <message>
        <source>Clipped: {white} % white, {black} % black. J shows where.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobDesk</name>
    <message>
        <source>Critiques are being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln critiques</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The critiques are done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobPanel</name>
    <message>
        <source>Critiques</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique no more of these photos; what is done stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the failed photos wait for the critic again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for the critic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} critiques</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No critic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Last: {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln critiques</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptCritiques</name>
    <message>
        <source>Every critique of this photo, by date and critic</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln older</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Critiques of this photo: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned: seen first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin: see this critique first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeywordBox</name>
    <message>
        <source>Keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Click to take it away from the selected photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away the keyword {keyword}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln photos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Untag %Ln photos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoupeView</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system cannot watch {folder}: too many folders. It is looked through every ten minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{photo} is not among the photos shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unflag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{verb} %Ln photos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The critique failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier critique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the newest critique of this photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the critic for a new critique of this photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutcomeControls</name>
    <message>
        <source>What to set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keepers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonalScoreBox</name>
    <message>
        <source>proven on your ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your score {value} of 10, proven on your ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has beaten the general score on your own ratings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning from {source} · {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet your score: learning from {source}, now {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not yet beaten the general score on your own ratings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Marked here and in another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RAW and JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stack of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked here and in another program: the other one&apos;s marks are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>Remove from the survey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the survey (/)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>So many photos cannot be dragged; copy them (Ctrl+C).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These photos are still being read; drag them again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoMenu</name>
    <message>
        <source>Stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stack</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileBar</name>
    <message>
        <source>Taste of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose ratings are learned from; only your own are the photos&apos; stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this profile; undo brings it back with its ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A client&apos;s or another judge&apos;s taste, learned from ratings of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings from CSV, JSON, or a Lightroom catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the history as CSV or JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose taste is it?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatingPage</name>
    <message>
        <source>Rating round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this one (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last rating back (Backspace)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the taste page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choosing photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your score is proven on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning: {ratings}, about {more} more needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>The library is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue of your library is damaged. Your photos are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sound copy is there. What you rated after that day is in the damaged catalogue, which is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound copy. A new library can begin; the damaged catalogue is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these photos has a critique yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique them first (Ctrl+Return).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Export report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos without a critique are left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Written: {file}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoundDesk</name>
    <message>
        <source>Choosing photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every photo shown here is rated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Skip goes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleControls</name>
    <message>
        <source>Keep from this score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out below this score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure the score must be; the others are unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of a stack whose scores differ by no more are equally good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the best of each stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a stack the best photo alone is kept, the clearly weaker ones are out, ties are unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave what I have marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos with a flag, stars or a label of yours stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By your own score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your score has beaten the general one on your own ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunningFooter</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep what has arrived (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreHeader</name>
    <message>
        <source>{critic}, weights {revision}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln linear layers in {bits}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No score yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score {value} of 10, plus or minus {std}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The critic&apos;s general score, 1–10.
Your stars are your own and stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation, in score points: how unsure the critic is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message>
        <source>How many photos have which score</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XMP files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window opens again with these settings; what it works on goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} are used now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RAW and JPEG of one shot are one photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger ones are not opened: they could fill the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pixels} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all thumbnails; those that are wanted are made again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When asked (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After each change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo.raf.xmp: darktable, digiKam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo.xmp: Lightroom, Capture One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When XMP files are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of new XMP files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stars, flags, labels, keywords and critiques. Photos are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU where it fits, else processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the model needs it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the model runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the model is held in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutRow</name>
    <message>
        <source>Click and press another key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search a command or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the last change did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys are as they came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{command} has no key now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{command} is as it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} moves through the photos and cannot be given away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{command} is {key} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} was {other}; it is {command} now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This drive or folder is not available now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>album, %Ln photos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>smart album</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename… (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the album (Del)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sort</name>
    <message>
        <source>time taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your taste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ISO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focal length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aperture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shutter time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpreadChart</name>
    <message>
        <source>Spread of the scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yours: {mine}
general: {general}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stacking</name>
    <message>
        <source>No bursts and no near-duplicates among these photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatePage</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a rating applies to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{selected} of {shown} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>rating applies to %Ln photos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critiques: what is done, what waits, what failed (Ctrl+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No critic: %Ln photos wait</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln photos wait</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Critique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critique no more of these photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>Suggestion {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edit this stands for: {edit}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SurveyView</name>
    <message>
        <source>Survey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of the {total} chosen photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weakest is not known: at least two of these photos need a score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equally weak, so yours to choose: {names}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Taste</name>
    <message>
        <source>Composition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Composition counts more for you than for most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You forgive a weak composition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light counts more for you than for most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You forgive poor light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour counts more for you than for most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others call good colour leaves you cold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You want it sharp, more than most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You forgive soft focus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subject counts more for you than for most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You care less about the subject than most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical quality counts more for you than for most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You forgive technical flaws.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>general score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photos alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from examples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TasteDesk</name>
    <message>
        <source>Taste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} · Ctrl+Z takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at your ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TastePage</name>
    <message>
        <source>Taste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain over the general score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you weigh otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted against actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread of the scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth a second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the rated photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much better each way of learning orders your photos. Shown as your score: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet that is surely different from most people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your rating is far from what your other ratings say. A slip, or a secret?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} points apart on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dots: measured with fewer of your ratings. Dashed: expected, until it is proven.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured with fewer of your ratings; the lines hold 90 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars: your ratings. Line: the general score of the same photos.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThinProgress</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search, or stars&gt;=3 camera:x-t5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search file name, camera, lens, keywords, caption and critique (Ctrl+F), or ask:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Survey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{view} view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferDesk</name>
    <message>
        <source>Import ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings, Lightroom catalogues</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings imported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of missing photos left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{imported}, {left_out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings written to {}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashQuestion</name>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln photos to the trash?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Their RAW and XMP files go along. Undo brings them back while this window is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not ask again while this window is open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewDesk</name>
    <message>
        <source>Lights on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lights dimmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lights out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>XMP</name>
    <message>
        <source>Nothing waits to be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln XMP files written</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln XMP files wait: {folder} is not there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more XMP files failed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>XmpDesk</name>
    <message>
        <source>Keep my marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the file&apos;s marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these photos was changed in another program too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>predicted {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you {mine}, predicted {predicted}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Exchange</name>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_KeywordField</name>
    <message>
        <source>Add: sea, places &gt; Iceland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add keywords to the selected photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords for the selected photos, with commas between them (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
