<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlbumDesk</name>
    <message numerus="yes">
        <source>Name of the album with %Ln photos</source>
        <translation>
            <numerusform>Name of the album with %Ln photo</numerusform>
            <numerusform>Name of the album with %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Album for %Ln photos</source>
        <translation>
            <numerusform>Album for %Ln photo</numerusform>
            <numerusform>Album for %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos put into {album}</source>
        <translation>
            <numerusform>%Ln photo put into {album}</numerusform>
            <numerusform>%Ln photos put into {album}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message numerus="yes">
        <source>%Ln photos cannot be read</source>
        <translation>
            <numerusform>%Ln photo cannot be read</numerusform>
            <numerusform>%Ln photos cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Computer</name>
    <message numerus="yes">
        <source>%Ln cores</source>
        <translation>
            <numerusform>%Ln core</numerusform>
            <numerusform>%Ln cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountLabel</name>
    <message numerus="yes">
        <source>%Ln photos shown</source>
        <translation>
            <numerusform>%Ln photo shown</numerusform>
            <numerusform>%Ln photos shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Critique</name>
    <message numerus="yes">
        <source>%Ln photos wait</source>
        <translation>
            <numerusform>%Ln photo waits</numerusform>
            <numerusform>%Ln photos wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings</source>
        <translation>
            <numerusform>%Ln rating</numerusform>
            <numerusform>%Ln ratings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CullingDesk</name>
    <message numerus="yes">
        <source>All %Ln photos shown</source>
        <translation>
            <numerusform>All %Ln photo shown</numerusform>
            <numerusform>All %Ln photos shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln photos selected</source>
        <translation>
            <numerusform>The %Ln photo selected</numerusform>
            <numerusform>The %Ln photos selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos culled. {key} takes it back.</source>
        <translation>
            <numerusform>%Ln photo culled. {key} takes it back.</numerusform>
            <numerusform>%Ln photos culled. {key} takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CullingPage</name>
    <message numerus="yes">
        <source>Apply to %Ln photos</source>
        <translation>
            <numerusform>Apply to %Ln photo</numerusform>
            <numerusform>Apply to %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos moved by hand: put back</source>
        <translation>
            <numerusform>%Ln photo moved by hand: put back</numerusform>
            <numerusform>%Ln photos moved by hand: put back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DamageDialog</name>
    <message numerus="yes">
        <source>Impossible values in %Ln settings; the usual ones hold.</source>
        <translation>
            <numerusform>Impossible values in %Ln setting; the usual ones hold.</numerusform>
            <numerusform>Impossible values in %Ln settings; the usual ones hold.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesDesk</name>
    <message numerus="yes">
        <source>%Ln files copied</source>
        <translation>
            <numerusform>%Ln file copied</numerusform>
            <numerusform>%Ln files copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paths copied</source>
        <translation>
            <numerusform>%Ln path copied</numerusform>
            <numerusform>%Ln paths copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are in the trash. {key} brings them back.</source>
        <translation>
            <numerusform>%Ln photo is in the trash. {key} brings it back.</numerusform>
            <numerusform>%Ln photos are in the trash. {key} brings them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message numerus="yes">
        <source>%Ln flags</source>
        <translation>
            <numerusform>%Ln flag</numerusform>
            <numerusform>%Ln flags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderTree</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoneFolders</name>
    <message numerus="yes">
        <source>{folder} is gone; its %Ln photos are kept as missing</source>
        <translation>
            <numerusform>{folder} is gone; its %Ln photo is kept as missing</numerusform>
            <numerusform>{folder} is gone; its %Ln photos are kept as missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobDesk</name>
    <message numerus="yes">
        <source>%Ln critiques</source>
        <translation>
            <numerusform>%Ln critique</numerusform>
            <numerusform>%Ln critiques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read</source>
        <translation>
            <numerusform>%Ln cannot be read</numerusform>
            <numerusform>%Ln cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobPanel</name>
    <message numerus="yes">
        <source>%Ln photos failed</source>
        <translation>
            <numerusform>%Ln photo failed</numerusform>
            <numerusform>%Ln photos failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln critiques</source>
        <translation>
            <numerusform>%Ln critique</numerusform>
            <numerusform>%Ln critiques</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptCritiques</name>
    <message numerus="yes">
        <source>%Ln older</source>
        <translation>
            <numerusform>%Ln older</numerusform>
            <numerusform>%Ln older</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeywordBox</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln photos</source>
        <translation>
            <numerusform>Tag %Ln photo</numerusform>
            <numerusform>Tag %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Untag %Ln photos</source>
        <translation>
            <numerusform>Untag %Ln photo</numerusform>
            <numerusform>Untag %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message numerus="yes">
        <source>{verb} %Ln photos</source>
        <translation>
            <numerusform>{verb} photo</numerusform>
            <numerusform>{verb} %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingScores</name>
    <message numerus="yes">
        <source>Try %Ln failed photos again</source>
        <translation>
            <numerusform>Try %Ln failed photo again</numerusform>
            <numerusform>Try %Ln failed photos again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Critique %Ln photos without a score</source>
        <translation>
            <numerusform>Critique %Ln photo without a score</numerusform>
            <numerusform>Critique %Ln photos without a score</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them failed before</source>
        <translation>
            <numerusform>%Ln of them failed before</numerusform>
            <numerusform>%Ln of them failed before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos cannot be read</source>
        <translation>
            <numerusform>%Ln photo cannot be read</numerusform>
            <numerusform>%Ln photos cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message numerus="yes">
        <source>%Ln stars</source>
        <translation>
            <numerusform>%Ln star</numerusform>
            <numerusform>%Ln stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RatingPage</name>
    <message numerus="yes">
        <source>%Ln ratings</source>
        <translation>
            <numerusform>%Ln rating</numerusform>
            <numerusform>%Ln ratings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rated in this round</source>
        <translation>
            <numerusform>%Ln rated in this round</numerusform>
            <numerusform>%Ln rated in this round</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars</source>
        <translation>
            <numerusform>%Ln star</numerusform>
            <numerusform>%Ln stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos without a critique are left out.</source>
        <translation>
            <numerusform>%Ln photo without a critique is left out.</numerusform>
            <numerusform>%Ln photos without a critique are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScoreHeader</name>
    <message numerus="yes">
        <source>%Ln linear layers in {bits}</source>
        <translation>
            <numerusform>%Ln linear layer in {bits}</numerusform>
            <numerusform>%Ln linear layers in {bits}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>album, %Ln photos</source>
        <translation>
            <numerusform>album, %Ln photo</numerusform>
            <numerusform>album, %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>rating applies to %Ln photos</source>
        <translation>
            <numerusform>rating applies to %Ln photo</numerusform>
            <numerusform>rating applies to %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos failed</source>
        <translation>
            <numerusform>%Ln photo failed</numerusform>
            <numerusform>%Ln photos failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No critic: %Ln photos wait</source>
        <translation>
            <numerusform>No critic: %Ln photo waits</numerusform>
            <numerusform>No critic: %Ln photos wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln photos wait</source>
        <translation>
            <numerusform>Paused: %Ln photo waits</numerusform>
            <numerusform>Paused: %Ln photos wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferDesk</name>
    <message numerus="yes">
        <source>Stopped: %Ln photos rated. {key} takes it back.</source>
        <translation>
            <numerusform>Stopped: %Ln photo rated. {key} takes it back.</numerusform>
            <numerusform>Stopped: %Ln photos rated. {key} takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings imported</source>
        <translation>
            <numerusform>%Ln rating imported</numerusform>
            <numerusform>%Ln ratings imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of missing photos left out</source>
        <translation>
            <numerusform>%Ln of missing photos left out</numerusform>
            <numerusform>%Ln of missing photos left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings written to {}</source>
        <translation>
            <numerusform>%Ln rating written to {}</numerusform>
            <numerusform>%Ln ratings written to {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashQuestion</name>
    <message numerus="yes">
        <source>Move %Ln photos to the trash?</source>
        <translation>
            <numerusform>Move %Ln photo to the trash?</numerusform>
            <numerusform>Move %Ln photos to the trash?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>XMP</name>
    <message numerus="yes">
        <source>%Ln XMP files written</source>
        <translation>
            <numerusform>%Ln XMP file written</numerusform>
            <numerusform>%Ln XMP files written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln XMP files wait: {folder} is not there.</source>
        <translation>
            <numerusform>%Ln XMP file waits: {folder} is not there.</numerusform>
            <numerusform>%Ln XMP files wait: {folder} is not there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more XMP files failed.</source>
        <translation>
            <numerusform>%Ln more XMP file failed.</numerusform>
            <numerusform>%Ln more XMP files failed.</numerusform>
        </translation>
    </message>
</context>
</TS>
