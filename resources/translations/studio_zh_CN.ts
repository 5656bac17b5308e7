<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Aesthetic Studio</source>
        <translation>关于 Aesthetic Studio</translation>
    </message>
    <message>
        <source>Packages that are used</source>
        <translation>使用的软件包</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用的软件</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>Choose a package to read its licence</source>
        <translation>选择一个软件包以阅读其许可证</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Copy what a report of a fault should tell</source>
        <translation>复制故障报告所需的信息</translation>
    </message>
    <message>
        <source>Local photo critique. Nothing leaves this machine.</source>
        <translation>本地照片点评。任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Licence: Apache-2.0</source>
        <translation>许可证：Apache-2.0</translation>
    </message>
    <message>
        <source>The package brings no text of its licence along.</source>
        <translation>该软件包未附带许可证全文。</translation>
    </message>
    <message>
        <source>see its text</source>
        <translation>见其文本</translation>
    </message>
</context>
<context>
    <name>AgreementChart</name>
    <message>
        <source>Predicted against actual</source>
        <translation>预测与实际</translation>
    </message>
    <message>
        <source>predicted from your other ratings</source>
        <translation>根据您的其他评分预测</translation>
    </message>
    <message>
        <source>your rating</source>
        <translation>您的评分</translation>
    </message>
    <message>
        <source>{} photos</source>
        <translation>{} 张照片</translation>
    </message>
    <message>
        <source>{name}
you {mine} · predicted {predicted} · general {general}</source>
        <translation>{name}
您 {mine} · 预测 {predicted} · 通用 {general}</translation>
    </message>
</context>
<context>
    <name>AlbumDesk</name>
    <message>
        <source>New album</source>
        <translation>新建相册</translation>
    </message>
    <message numerus="yes">
        <source>Name of the album with %Ln photos</source>
        <translation>
            <numerusform>包含 %Ln 张照片的相册名称</numerusform>
        </translation>
    </message>
    <message>
        <source>Set a filter first.</source>
        <translation>请先设置筛选条件。</translation>
    </message>
    <message>
        <source>Save as smart album</source>
        <translation>存为智能相册</translation>
    </message>
    <message>
        <source>Name of the album that finds these photos</source>
        <translation>查找这些照片的智能相册名称</translation>
    </message>
    <message numerus="yes">
        <source>Album for %Ln photos</source>
        <translation>
            <numerusform>放入 %Ln 张照片的相册</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to album</source>
        <translation>加入相册</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos put into {album}</source>
        <translation>
            <numerusform>已将 %Ln 张照片放入 {album}</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an album that you have filled first.</source>
        <translation>请先选择一个由您自己填充的相册。</translation>
    </message>
    <message>
        <source>Rename the album</source>
        <translation>重命名相册</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>AskBox</name>
    <message>
        <source>Forget</source>
        <translation>遗忘</translation>
    </message>
    <message>
        <source>Forget the questions about this photo</source>
        <translation>忘记关于此照片的提问</translation>
    </message>
    <message>
        <source>Forget these questions and answers; can be undone</source>
        <translation>忘记这些提问与回答；可撤销</translation>
    </message>
    <message>
        <source>Ask about this photo</source>
        <translation>就这张照片提问</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Type a question, then Enter</source>
        <translation>输入问题后按回车键</translation>
    </message>
</context>
<context>
    <name>BucketTabs</name>
    <message>
        <source>Photos to keep (1); P puts the selected ones here</source>
        <translation>要保留的照片 (1)；按 P 将所选照片放到这里</translation>
    </message>
    <message>
        <source>Photos that you should decide about (2); U puts the selected ones here</source>
        <translation>需要您决定的照片 (2)；按 U 将所选照片放到这里</translation>
    </message>
    <message>
        <source>Photos to leave out (3); X puts the selected ones here</source>
        <translation>要淘汰的照片 (3)；按 X 将所选照片放到这里</translation>
    </message>
    <message>
        <source>Photos without a score</source>
        <translation>没有分数的照片</translation>
    </message>
    <message>
        <source>Photos that you have marked: they stay as they are</source>
        <translation>您已标记的照片：保持不变</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>无分数</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>{heap} {count}</source>
        <translation>{heap} {count}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Undo {title}</source>
        <translation>撤销 {title}</translation>
    </message>
    <message>
        <source>Redo {title}</source>
        <translation>重做 {title}</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>That was the last photo.</source>
        <translation>这是最后一张照片。</translation>
    </message>
    <message>
        <source>Going on after each mark</source>
        <translation>每次标记后自动前进</translation>
    </message>
    <message>
        <source>Staying after each mark</source>
        <translation>每次标记后停留</translation>
    </message>
    <message>
        <source>Every photo here that can be read has its critique. {key} makes another of the selected.</source>
        <translation>这里能读取的照片都已有点评。按 {key} 可为所选照片重新点评。</translation>
    </message>
    <message>
        <source>These photos cannot be read.</source>
        <translation>无法读取这些照片。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos cannot be read</source>
        <translation>
            <numerusform>%Ln 张照片无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Select the photos for the report first.</source>
        <translation>请先选择要写入报告的照片。</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Panels, from the photos</source>
        <translation>面板（从照片区）</translation>
    </message>
    <message>
        <source>First photo, last photo</source>
        <translation>第一张、最后一张照片</translation>
    </message>
    <message>
        <source>Move a zoomed photo</source>
        <translation>移动放大的照片</translation>
    </message>
    <message>
        <source>Compare: make champion</source>
        <translation>对比：设为优胜</translation>
    </message>
    <message>
        <source>Compare: swap</source>
        <translation>对比：互换</translation>
    </message>
    <message>
        <source>Compare: the other one</source>
        <translation>对比：另一张</translation>
    </message>
    <message>
        <source>Open in the loupe</source>
        <translation>在放大视图中打开</translation>
    </message>
    <message>
        <source>Go on after a mark</source>
        <translation>标记后自动前进</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open the sample photos</source>
        <translation>打开示例照片</translation>
    </message>
    <message>
        <source>Look for new photos</source>
        <translation>查找新照片</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>导出报告…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select only the active photo</source>
        <translation>仅选择当前照片</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Critique</source>
        <translation>点评</translation>
    </message>
    <message>
        <source>Critique all shown</source>
        <translation>点评所有显示的照片</translation>
    </message>
    <message>
        <source>Ask about the photo</source>
        <translation>就照片提问</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>★</source>
        <translation>★</translation>
    </message>
    <message>
        <source>★★</source>
        <translation>★★</translation>
    </message>
    <message>
        <source>★★★</source>
        <translation>★★★</translation>
    </message>
    <message>
        <source>★★★★</source>
        <translation>★★★★</translation>
    </message>
    <message>
        <source>What is being critiqued</source>
        <translation>点评队列</translation>
    </message>
    <message>
        <source>Pause the critiques, or go on</source>
        <translation>暂停或继续点评</translation>
    </message>
    <message>
        <source>Cancel the waiting critiques</source>
        <translation>取消等待中的点评</translation>
    </message>
    <message>
        <source>Try the failed photos again</source>
        <translation>重试失败的照片</translation>
    </message>
    <message>
        <source>★★★★★</source>
        <translation>★★★★★</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>无星级</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>选取</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Unflag</source>
        <translation>取消旗标</translation>
    </message>
    <message>
        <source>Red label</source>
        <translation>红色标签</translation>
    </message>
    <message>
        <source>Yellow label</source>
        <translation>黄色标签</translation>
    </message>
    <message>
        <source>Green label</source>
        <translation>绿色标签</translation>
    </message>
    <message>
        <source>Blue label</source>
        <translation>蓝色标签</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Move to the trash…</source>
        <translation>移到回收站…</translation>
    </message>
    <message>
        <source>Move all rejected to the trash…</source>
        <translation>将所有排除的照片移到回收站…</translation>
    </message>
    <message>
        <source>Write XMP files</source>
        <translation>写入 XMP 文件</translation>
    </message>
    <message>
        <source>Changed elsewhere too: keep mine</source>
        <translation>其他程序也作了更改：保留我的</translation>
    </message>
    <message>
        <source>Changed elsewhere too: take the file&apos;s</source>
        <translation>其他程序也作了更改：采用文件中的</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键字</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>新建相册…</translation>
    </message>
    <message>
        <source>Add to album…</source>
        <translation>加入相册…</translation>
    </message>
    <message>
        <source>Remove from the album</source>
        <translation>从相册中移除</translation>
    </message>
    <message>
        <source>Save the filter as album…</source>
        <translation>将筛选存为相册…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Open or close stack</source>
        <translation>展开或折叠堆叠</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>堆叠</translation>
    </message>
    <message>
        <source>Unstack</source>
        <translation>取消堆叠</translation>
    </message>
    <message>
        <source>Lead the stack</source>
        <translation>置于堆叠顶部</translation>
    </message>
    <message>
        <source>Stack bursts and near-duplicates</source>
        <translation>堆叠连拍和近似照片</translation>
    </message>
    <message>
        <source>Assisted culling…</source>
        <translation>辅助筛选…</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Take out of the survey</source>
        <translation>从概览中移除</translation>
    </message>
    <message>
        <source>Take the weakest out of the survey</source>
        <translation>从概览中移除最弱的一张</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>更大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>更小</translation>
    </message>
    <message>
        <source>More or less in each cell</source>
        <translation>单元格信息多少</translation>
    </message>
    <message>
        <source>Clipped tones</source>
        <translation>溢出提示</translation>
    </message>
    <message>
        <source>Focus peaking</source>
        <translation>峰值对焦</translation>
    </message>
    <message>
        <source>Thirds</source>
        <translation>三分线</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Exposure line</source>
        <translation>曝光信息行</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Dim the lights</source>
        <translation>调暗背景</translation>
    </message>
    <message>
        <source>Next area</source>
        <translation>下一区域</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Your taste</source>
        <translation>您的品味</translation>
    </message>
    <message>
        <source>Rate photos</source>
        <translation>给照片评分</translation>
    </message>
    <message>
        <source>Photos to practise on</source>
        <translation>练习用照片</translation>
    </message>
    <message>
        <source>Import ratings…</source>
        <translation>导入评分…</translation>
    </message>
    <message>
        <source>Export ratings…</source>
        <translation>导出评分…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Aesthetic Studio</source>
        <translation>关于 Aesthetic Studio</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Champion</source>
        <translation>优胜</translation>
    </message>
    <message>
        <source>Challenger</source>
        <translation>挑战者</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>互换</translation>
    </message>
    <message>
        <source>Swap the two (Down)</source>
        <translation>互换两张 (Down)</translation>
    </message>
    <message>
        <source>Make champion</source>
        <translation>设为优胜</translation>
    </message>
    <message>
        <source>The challenger becomes champion, the next one challenges it (Up)</source>
        <translation>挑战者成为优胜，下一张向它挑战 (Up)</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>Zoom and move both together, as they lie now</source>
        <translation>按当前位置同时缩放和移动两张照片</translation>
    </message>
</context>
<context>
    <name>Computer</name>
    <message>
        <source>no GPU that the models can use</source>
        <translation>没有模型可用的 GPU</translation>
    </message>
    <message>
        <source>{size} memory</source>
        <translation>{size} 内存</translation>
    </message>
    <message>
        <source>needs {needs}, too much for this computer</source>
        <translation>需要 {needs}，超出这台电脑的能力</translation>
    </message>
    <message>
        <source>runs on the GPU, needs {needs}</source>
        <translation>在 GPU 上运行，需要 {needs}</translation>
    </message>
    <message>
        <source>runs on the processor, needs {needs}</source>
        <translation>在处理器上运行，需要 {needs}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cores</source>
        <translation>
            <numerusform>%Ln 核</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the critique as plain text</source>
        <translation>以纯文本复制点评</translation>
    </message>
    <message>
        <source>Copy the critique</source>
        <translation>复制点评</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>CountLabel</name>
    <message>
        <source>Photos shown</source>
        <translation>显示的照片数</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos shown</source>
        <translation>
            <numerusform>显示 %Ln 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CriticDesk</name>
    <message>
        <source>the critic</source>
        <translation>点评模型</translation>
    </message>
    <message>
        <source>Loading {critic}</source>
        <translation>正在载入 {critic}</translation>
    </message>
    <message>
        <source>Critique</source>
        <translation>点评</translation>
    </message>
</context>
<context>
    <name>Critique</name>
    <message>
        <source>awaited</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未评判</translation>
    </message>
    <message>
        <source>This critic cannot judge it</source>
        <translation>此模型无法评判这一项</translation>
    </message>
    <message>
        <source>{attribute} {value} of 10</source>
        <translation>{attribute} {value} / 10</translation>
    </message>
    <message>
        <source>{attribute} {value} of 10: the weakest side</source>
        <translation>{attribute} {value} / 10：最弱的一面</translation>
    </message>
    <message>
        <source>(stopped before its end)</source>
        <translation>（提前停止）</translation>
    </message>
    <message>
        <source>Critic: {critic}</source>
        <translation>点评模型：{critic}</translation>
    </message>
    <message>
        <source>Score {value} ± {std}</source>
        <translation>分数 {value} ± {std}</translation>
    </message>
    <message>
        <source>Your score {figures} (proven on your ratings)</source>
        <translation>您的分数 {figures}（已由您的评分证实）</translation>
    </message>
    <message>
        <source>Learning from your ratings, not proven: {figures}</source>
        <translation>正在从您的评分学习，尚未证实：{figures}</translation>
    </message>
    <message>
        <source>Loading {critic}</source>
        <translation>正在载入 {critic}</translation>
    </message>
    <message>
        <source>The critic is loading</source>
        <translation>正在载入点评模型</translation>
    </message>
    <message>
        <source>No critic available</source>
        <translation>没有可用的点评模型</translation>
    </message>
    <message>
        <source>This critic answers no questions</source>
        <translation>此模型不回答问题</translation>
    </message>
    <message>
        <source>Predictor: {name}</source>
        <translation>预测方法：{name}</translation>
    </message>
    <message>
        <source>Not critiqued yet</source>
        <translation>尚未点评</translation>
    </message>
    <message>
        <source>Critique this photo</source>
        <translation>点评这张照片</translation>
    </message>
    <message>
        <source>Waits for the critic</source>
        <translation>等待点评</translation>
    </message>
    <message>
        <source>The queue is paused</source>
        <translation>队列已暂停</translation>
    </message>
    <message>
        <source>Critique it next</source>
        <translation>接下来点评它</translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation>无法读取此文件</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The critique failed</source>
        <translation>点评失败</translation>
    </message>
    <message>
        <source>{elapsed} of about {expected}</source>
        <translation>{elapsed} / 约 {expected}</translation>
    </message>
    <message>
        <source>4-bit</source>
        <translation>4 位</translation>
    </message>
    <message>
        <source>full precision</source>
        <translation>全精度</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>构图</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光线</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色彩</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>技术</translation>
    </message>
    <message>
        <source>exposure</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>色温</translation>
    </message>
    <message>
        <source>tint</source>
        <translation>色调</translation>
    </message>
    <message>
        <source>highlights</source>
        <translation>高光</translation>
    </message>
    <message>
        <source>shadows</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>denoise</source>
        <translation>降噪</translation>
    </message>
    <message>
        <source>straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{time} min</source>
        <translation>{time} 分</translation>
    </message>
    <message>
        <source>clockwise</source>
        <translation>顺时针</translation>
    </message>
    <message>
        <source>anticlockwise</source>
        <translation>逆时针</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>下</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos wait</source>
        <translation>
            <numerusform>%Ln 张照片等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings</source>
        <translation>
            <numerusform>%Ln 个评分</numerusform>
        </translation>
    </message>
    <message>
        <source>Critiques appear here.</source>
        <translation>点评显示在这里。</translation>
    </message>
</context>
<context>
    <name>CritiquePanel</name>
    <message>
        <source>Critique</source>
        <translation>点评</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Waits for the critic</source>
        <translation>等待点评</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>正在观看</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在书写</translation>
    </message>
</context>
<context>
    <name>CritiqueView</name>
    <message>
        <source>Attributes</source>
        <translation>各项评价</translation>
    </message>
    <message>
        <source>Critique</source>
        <translation>点评</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Because you rated</source>
        <translation>依据您评过的照片</translation>
    </message>
</context>
<context>
    <name>Culling</name>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>{keep} to keep, {unsure} unsure, {out} out</source>
        <translation>保留 {keep}，未定 {unsure}，淘汰 {out}</translation>
    </message>
</context>
<context>
    <name>CullingDesk</name>
    <message numerus="yes">
        <source>All %Ln photos shown</source>
        <translation>
            <numerusform>显示的全部 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln photos selected</source>
        <translation>
            <numerusform>所选的 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos culled. {key} takes it back.</source>
        <translation>
            <numerusform>已筛选 %Ln 张照片。{key} 可撤销。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CullingPage</name>
    <message>
        <source>Which photos</source>
        <translation>哪些照片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Put them back where the scores put them</source>
        <translation>恢复到分数所定的位置</translation>
    </message>
    <message>
        <source>Assisted culling</source>
        <translation>辅助筛选</translation>
    </message>
    <message>
        <source>Nothing changes before you apply it.</source>
        <translation>应用之前不会有任何更改。</translation>
    </message>
    <message>
        <source>No photos</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>These photos have no score yet. Critique them first.</source>
        <translation>这些照片尚无分数。请先点评。</translation>
    </message>
    <message>
        <source>No photo is here now.</source>
        <translation>这里目前没有照片。</translation>
    </message>
    <message>
        <source>You have marked these photos: they stay as they are.</source>
        <translation>这些照片您已标记：它们保持不变。</translation>
    </message>
    <message>
        <source>These photos cannot be read.</source>
        <translation>这些照片无法读取。</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %Ln photos</source>
        <translation>
            <numerusform>应用到 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to apply</source>
        <translation>没有可应用的更改</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos moved by hand: put back</source>
        <translation>
            <numerusform>手动移动的 %Ln 张照片：恢复</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>Learning curve</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>photos rated</source>
        <translation>已评分照片</translation>
    </message>
    <message>
        <source>gain in agreement</source>
        <translation>一致性提升</translation>
    </message>
</context>
<context>
    <name>DamageDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The settings could not be read. The usual ones hold.</source>
        <translation>无法读取设置，现使用默认设置。</translation>
    </message>
    <message numerus="yes">
        <source>Impossible values in %Ln settings; the usual ones hold.</source>
        <translation>
            <numerusform>%Ln 项设置的值无效，现使用默认值。</numerusform>
        </translation>
    </message>
    <message>
        <source>The old file is kept: {file}</source>
        <translation>旧文件已保留：{file}</translation>
    </message>
    <message>
        <source>The file could not be set aside; it is as it was.</source>
        <translation>无法移开该文件；它保持原样。</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>DistributionChart</name>
    <message>
        <source>Distribution of the score</source>
        <translation>分数分布</translation>
    </message>
    <message>
        <source>Probability of each score</source>
        <translation>各分数的概率</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>What this computer can run</source>
        <translation>这台电脑能运行什么</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Try the sample photos</source>
        <translation>试用示例照片</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Your photos stay where they are</source>
        <translation>您的照片留在原处</translation>
    </message>
    <message>
        <source>Drop a folder anywhere in this window</source>
        <translation>将文件夹拖到此窗口的任意位置</translation>
    </message>
    <message>
        <source>No photos in {folder}</source>
        <translation>{folder} 中没有照片</translation>
    </message>
    <message>
        <source>JPEG, HEIC, PNG, TIFF, WebP, AVIF and RAW are read.</source>
        <translation>可读取 JPEG、HEIC、PNG、TIFF、WebP、AVIF 和 RAW。</translation>
    </message>
    <message>
        <source>{folder} is not here now</source>
        <translation>{folder} 现在不可用</translation>
    </message>
    <message>
        <source>Connect its drive, then look for new photos.</source>
        <translation>请连接其所在的磁盘，然后查找新照片。</translation>
    </message>
    <message>
        <source>No photo matches</source>
        <translation>没有符合的照片</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>4-bit is not possible: {0}.</source>
        <translation>无法使用 4 位：{0}。</translation>
    </message>
    <message>
        <source>A critic&apos;s folder has a {0}.</source>
        <translation>模型文件夹中应有 {0}。</translation>
    </message>
    <message>
        <source>A filter has at most {0} conditions.</source>
        <translation>一个筛选最多有 {0} 个条件。</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>需要一个名称。</translation>
    </message>
    <message>
        <source>A photo cannot be both kept and out.</source>
        <translation>一张照片不能既保留又淘汰。</translation>
    </message>
    <message>
        <source>A rating is a number from 0 to 10, not {0}.</source>
        <translation>评分是 0 到 10 的数字，而不是 {0}。</translation>
    </message>
    <message>
        <source>A report cannot be written as {0}.</source>
        <translation>报告不能写成 {0}。</translation>
    </message>
    <message>
        <source>A span needs at least one end.</source>
        <translation>范围至少需要一端。</translation>
    </message>
    <message>
        <source>A stack is made of two photos or more.</source>
        <translation>堆叠由两张或更多照片组成。</translation>
    </message>
    <message>
        <source>A stored critique is damaged.</source>
        <translation>存储的点评已损坏。</translation>
    </message>
    <message>
        <source>Aesthetic Studio has this library open already.</source>
        <translation>Aesthetic Studio 已打开此图库。</translation>
    </message>
    <message>
        <source>Another program is holding the catalogue {0}.</source>
        <translation>另一程序正占用目录 {0}。</translation>
    </message>
    <message>
        <source>Check its permissions, or choose another home folder.</source>
        <translation>请检查其权限，或选择其他主文件夹。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>请检查其权限。</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write there.</source>
        <translation>请检查磁盘是否有空间以及是否有写入权限。</translation>
    </message>
    <message>
        <source>Check the disk and the permissions.</source>
        <translation>请检查磁盘和权限。</translation>
    </message>
    <message>
        <source>Check the file&apos;s permissions.</source>
        <translation>请检查文件的权限。</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the free space.</source>
        <translation>请检查文件夹的权限和可用空间。</translation>
    </message>
    <message>
        <source>Check the path, or connect its drive.</source>
        <translation>请检查路径，或连接其驱动器。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>Choose a .lrcat file.</source>
        <translation>请选择 .lrcat 文件。</translation>
    </message>
    <message>
        <source>Choose a smaller critic, or 4-bit (nf4).</source>
        <translation>请选择较小的模型，或 4 位 (nf4)。</translation>
    </message>
    <message>
        <source>Choose an album that you fill yourself.</source>
        <translation>请选择由您自己填充的相册。</translation>
    </message>
    <message>
        <source>Choose an older one.</source>
        <translation>请选择更早的。</translation>
    </message>
    <message>
        <source>Choose another critic.</source>
        <translation>请选择其他模型。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another home folder.</source>
        <translation>请选择其他主文件夹。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>Choose the device auto or cpu.</source>
        <translation>请选择设备 auto 或 cpu。</translation>
    </message>
    <message>
        <source>Choose the quantization none.</source>
        <translation>请选择不量化 (none)。</translation>
    </message>
    <message>
        <source>Close Lightroom and try again.</source>
        <translation>请关闭 Lightroom 后重试。</translation>
    </message>
    <message>
        <source>Close it.</source>
        <translation>请关闭它。</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller critic.</source>
        <translation>请关闭其他程序，或选择较小的模型。</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>请关闭其他程序。</translation>
    </message>
    <message>
        <source>Copy it again from its source.</source>
        <translation>请从来源重新复制。</translation>
    </message>
    <message>
        <source>Correct it or delete it.</source>
        <translation>请更正或删除它。</translation>
    </message>
    <message>
        <source>Export one with `taste export NAME.json`.</source>
        <translation>请用 `taste export NAME.json` 导出一个。</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>请腾出一些空间。</translation>
    </message>
    <message>
        <source>How sure the critic must be is a number from 0.5 to 0.99, a tie is never negative.</source>
        <translation>把握程度是 0.5 到 0.99 的数字，同分范围不能为负。</translation>
    </message>
    <message>
        <source>Install aesthetic-studio[jxl].</source>
        <translation>请安装 aesthetic-studio[jxl]。</translation>
    </message>
    <message>
        <source>Install it again.</source>
        <translation>请重新安装。</translation>
    </message>
    <message>
        <source>Install scikit-image.</source>
        <translation>请安装 scikit-image。</translation>
    </message>
    <message>
        <source>Install the critic again.</source>
        <translation>请重新安装模型。</translation>
    </message>
    <message>
        <source>It is made to exhaust a computer&apos;s memory, or damaged.</source>
        <translation>它意在耗尽电脑内存，或者已损坏。</translation>
    </message>
    <message>
        <source>It is tried again later.</source>
        <translation>稍后会重试。</translation>
    </message>
    <message>
        <source>It was left as it is; move it away to start anew.</source>
        <translation>它保持原样；要重新开始，请将其移开。</translation>
    </message>
    <message>
        <source>Its ratings can be reset.</source>
        <translation>可以重置其评分。</translation>
    </message>
    <message>
        <source>Keep from a higher score.</source>
        <translation>请提高保留的分数。</translation>
    </message>
    <message>
        <source>Leave --scale out.</source>
        <translation>请去掉 --scale。</translation>
    </message>
    <message>
        <source>Let the photo be critiqued again.</source>
        <translation>请重新点评该照片。</translation>
    </message>
    <message>
        <source>List them with: library snapshots</source>
        <translation>用此命令列出：library snapshots</translation>
    </message>
    <message>
        <source>Load one first.</source>
        <translation>请先载入一个。</translation>
    </message>
    <message>
        <source>Load the critic without quantization.</source>
        <translation>请不量化地载入模型。</translation>
    </message>
    <message>
        <source>Memory did not suffice for {0}.</source>
        <translation>内存不足以处理 {0}。</translation>
    </message>
    <message>
        <source>Memory does not suffice for {0}.</source>
        <translation>内存不足以处理 {0}。</translation>
    </message>
    <message>
        <source>Name another scale with --scale, e.g. 1:7.</source>
        <translation>请用 --scale 指定其他尺度，例如 1:7。</translation>
    </message>
    <message>
        <source>Name it ratings.csv or ratings.json.</source>
        <translation>请命名为 ratings.csv 或 ratings.json。</translation>
    </message>
    <message>
        <source>No critic is loaded.</source>
        <translation>未载入模型。</translation>
    </message>
    <message>
        <source>No safety copy of the catalogue can be made in {0}: {1}.</source>
        <translation>无法在 {0} 中制作目录的安全副本：{1}。</translation>
    </message>
    <message>
        <source>Nothing can be {0} none.</source>
        <translation>没有内容可以 {0} none。</translation>
    </message>
    <message>
        <source>Photos are shown in sRGB; choose another profile in the settings.</source>
        <translation>照片以 sRGB 显示；请在设置中选择其他配置文件。</translation>
    </message>
    <message>
        <source>Profiles: {0}.</source>
        <translation>配置：{0}。</translation>
    </message>
    <message>
        <source>Put names with a comma in quotes.</source>
        <translation>含逗号的名称请加引号。</translation>
    </message>
    <message>
        <source>Quantization went wrong: {0} layers of the language model are in 4 bits, {1} are not, and {2} layers outside it are.</source>
        <translation>量化出错：语言模型有 {0} 层为 4 位，{1} 层不是，其外另有 {2} 层是。</translation>
    </message>
    <message>
        <source>Read are {0}.</source>
        <translation>可读取 {0}。</translation>
    </message>
    <message>
        <source>Reinstall scikit-image.</source>
        <translation>请重新安装 scikit-image。</translation>
    </message>
    <message>
        <source>Run again with -v for details.</source>
        <translation>用 -v 再次运行以查看详情。</translation>
    </message>
    <message>
        <source>Save a smaller copy, or raise max_pixels in the settings.</source>
        <translation>请保存较小的副本，或在设置中提高“最大照片”。</translation>
    </message>
    <message>
        <source>Save it as a baseline JPEG.</source>
        <translation>请另存为基线 JPEG。</translation>
    </message>
    <message>
        <source>Save one as a photo.</source>
        <translation>请将其中一帧存为照片。</translation>
    </message>
    <message>
        <source>Set write_xmp = &quot;on request&quot; in the settings.</source>
        <translation>请在设置中打开 XMP 文件的写入。</translation>
    </message>
    <message>
        <source>Something unexpected happened: {0}.</source>
        <translation>发生意外：{0}。</translation>
    </message>
    <message>
        <source>The answer failed: {0}.</source>
        <translation>回答失败：{0}。</translation>
    </message>
    <message>
        <source>The catalogue {0} cannot be restored: {1}.</source>
        <translation>无法恢复目录 {0}：{1}。</translation>
    </message>
    <message>
        <source>The catalogue {0} cannot be used: {1}.</source>
        <translation>无法使用目录 {0}：{1}。</translation>
    </message>
    <message>
        <source>The catalogue {0} cannot be written.</source>
        <translation>无法写入目录 {0}。</translation>
    </message>
    <message>
        <source>The catalogue {0} is a folder.</source>
        <translation>目录 {0} 是一个文件夹。</translation>
    </message>
    <message>
        <source>The catalogue {0} is damaged.</source>
        <translation>目录 {0} 已损坏。</translation>
    </message>
    <message>
        <source>The catalogue {0} is damaged: {1}.</source>
        <translation>目录 {0} 已损坏：{1}。</translation>
    </message>
    <message>
        <source>The catalogue {0} may only be read; nothing was changed.</source>
        <translation>目录 {0} 只读；未作任何更改。</translation>
    </message>
    <message>
        <source>The catalogue {0} was made by a newer version of Aesthetic Studio.</source>
        <translation>目录 {0} 由更新版本的 Aesthetic Studio 创建。</translation>
    </message>
    <message>
        <source>The critic failed on {0} ({1}).</source>
        <translation>模型处理 {0} 失败（{1}）。</translation>
    </message>
    <message>
        <source>The critic failed to load: {0}.</source>
        <translation>模型载入失败：{0}。</translation>
    </message>
    <message>
        <source>The critic failed: {0}.</source>
        <translation>模型失败：{0}。</translation>
    </message>
    <message>
        <source>The critic gave no personal score for {0}.</source>
        <translation>模型未给出 {0} 的个人分数。</translation>
    </message>
    <message>
        <source>The critic gave no score for {0}.</source>
        <translation>模型未给出 {0} 的分数。</translation>
    </message>
    <message>
        <source>The critic gave no score.</source>
        <translation>模型未给出分数。</translation>
    </message>
    <message>
        <source>The critic ran out of memory.</source>
        <translation>模型内存不足。</translation>
    </message>
    <message>
        <source>The critic {0} is not installed.</source>
        <translation>未安装模型 {0}。</translation>
    </message>
    <message>
        <source>The critic&apos;s id {0} cannot name a folder.</source>
        <translation>模型标识 {0} 不能用作文件夹名称。</translation>
    </message>
    <message>
        <source>The critique broke off.</source>
        <translation>点评中断。</translation>
    </message>
    <message>
        <source>The critique failed: {0}.</source>
        <translation>点评失败：{0}。</translation>
    </message>
    <message>
        <source>The disk of the catalogue {0} is full; nothing was changed.</source>
        <translation>目录 {0} 所在磁盘已满；未作任何更改。</translation>
    </message>
    <message>
        <source>The filter ends too early: expected {0}.</source>
        <translation>筛选条件不完整：应为 {0}。</translation>
    </message>
    <message>
        <source>The filter is nested too deeply.</source>
        <translation>筛选条件嵌套过深。</translation>
    </message>
    <message>
        <source>The filter is wrong at {0} (character {1}): expected {2}.</source>
        <translation>筛选条件在 {0} 处（第 {1} 个字符）有误：应为 {2}。</translation>
    </message>
    <message>
        <source>The filter is wrong at {0} (character {1}): there is no such field.</source>
        <translation>筛选条件在 {0} 处（第 {1} 个字符）有误：没有这个字段。</translation>
    </message>
    <message>
        <source>The first line must read file,rating or file,rating,rated_at.</source>
        <translation>第一行须为 file,rating 或 file,rating,rated_at。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made: {1}.</source>
        <translation>无法创建文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be read: {1}.</source>
        <translation>无法读取文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be used: {1}.</source>
        <translation>无法使用文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>The folder {0} is empty or away.</source>
        <translation>文件夹 {0} 为空或不存在。</translation>
    </message>
    <message>
        <source>The folder {0} is not there any more.</source>
        <translation>文件夹 {0} 已不存在。</translation>
    </message>
    <message>
        <source>The library has no photo with the number {0}.</source>
        <translation>图库中没有编号为 {0} 的照片。</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>详情见日志。</translation>
    </message>
    <message>
        <source>The name {0}… is too long.</source>
        <translation>名称 {0}… 过长。</translation>
    </message>
    <message>
        <source>The photo cannot be read: {0}.</source>
        <translation>无法读取照片：{0}。</translation>
    </message>
    <message>
        <source>The photos did not arrive in time.</source>
        <translation>照片未及时到达。</translation>
    </message>
    <message>
        <source>The picture cannot be written to {0}.</source>
        <translation>无法将图片写入 {0}。</translation>
    </message>
    <message>
        <source>The practice photos cannot be written to {0}: {1}.</source>
        <translation>无法将练习照片写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>The question is empty.</source>
        <translation>问题为空。</translation>
    </message>
    <message>
        <source>The quotation {0} is never closed.</source>
        <translation>引号 {0} 没有结束。</translation>
    </message>
    <message>
        <source>The safety copy {0} is damaged: {1}.</source>
        <translation>安全副本 {0} 已损坏：{1}。</translation>
    </message>
    <message>
        <source>The sample photos are not installed.</source>
        <translation>未安装示例照片。</translation>
    </message>
    <message>
        <source>The sample photos cannot be copied to {0}: {1}.</source>
        <translation>无法将示例照片复制到 {0}：{1}。</translation>
    </message>
    <message>
        <source>The scale {0} is empty.</source>
        <translation>尺度 {0} 为空。</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read: {1}.</source>
        <translation>无法读取设置文件 {0}：{1}。</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be written: {1}.</source>
        <translation>无法写入设置文件 {0}：{1}。</translation>
    </message>
    <message>
        <source>The sidecar of {0} is being written by another program.</source>
        <translation>另一程序正在写入 {0} 的 XMP 文件。</translation>
    </message>
    <message>
        <source>The sidecar {0} cannot be read: {1}.</source>
        <translation>无法读取 XMP 文件 {0}：{1}。</translation>
    </message>
    <message>
        <source>The sidecar {0} cannot be written: {1}.</source>
        <translation>无法写入 XMP 文件 {0}：{1}。</translation>
    </message>
    <message>
        <source>The system does not tell where in its trash {0} lies.</source>
        <translation>系统未说明 {0} 在回收站中的位置。</translation>
    </message>
    <message>
        <source>The weights do not fit the network: {0} and {1} more are missing or of another size.</source>
        <translation>权重与网络不符：{0} 及另外 {1} 项缺失或大小不同。</translation>
    </message>
    <message>
        <source>The {0} of a photo cannot be set to {1}.</source>
        <translation>照片的 {0} 不能设为 {1}。</translation>
    </message>
    <message>
        <source>There is an album named {0} already.</source>
        <translation>已有名为 {0} 的相册。</translation>
    </message>
    <message>
        <source>There is another {0} now.</source>
        <translation>现在已有另一个 {0}。</translation>
    </message>
    <message>
        <source>There is no CUDA GPU on this machine.</source>
        <translation>这台电脑没有 CUDA GPU。</translation>
    </message>
    <message>
        <source>There is no album named {0}.</source>
        <translation>没有名为 {0} 的相册。</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>没有文件 {0}。</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>没有文件夹 {0}。</translation>
    </message>
    <message>
        <source>There is no profile {0}.</source>
        <translation>没有配置 {0}。</translation>
    </message>
    <message>
        <source>There is no safety copy {0}.</source>
        <translation>没有安全副本 {0}。</translation>
    </message>
    <message>
        <source>There is no trash here.</source>
        <translation>这里没有回收站。</translation>
    </message>
    <message>
        <source>There is not enough memory to read {0}.</source>
        <translation>内存不足，无法读取 {0}。</translation>
    </message>
    <message>
        <source>These photos are not there any more.</source>
        <translation>这些照片已不存在。</translation>
    </message>
    <message>
        <source>They end in .safetensors.</source>
        <translation>它们以 .safetensors 结尾。</translation>
    </message>
    <message>
        <source>Try another critic, or load it without quantization.</source>
        <translation>请尝试其他模型，或不量化地载入。</translation>
    </message>
    <message>
        <source>Update Aesthetic Studio, or choose another critic.</source>
        <translation>请更新 Aesthetic Studio，或选择其他模型。</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>请更新程序。</translation>
    </message>
    <message>
        <source>Use 1 to {0} letters.</source>
        <translation>请用 1 到 {0} 个字符。</translation>
    </message>
    <message>
        <source>Use a number from {0}.</source>
        <translation>请使用 {0} 范围内的数字。</translation>
    </message>
    <message>
        <source>Use its window, or close it first; another library has another home folder (--home).</source>
        <translation>请使用它的窗口，或先将其关闭；其他图库使用其他主文件夹 (--home)。</translation>
    </message>
    <message>
        <source>Use letters, digits and dashes.</source>
        <translation>请使用字母、数字和连字符。</translation>
    </message>
    <message>
        <source>Use one of {0}.</source>
        <translation>请使用 {0} 之一。</translation>
    </message>
    <message>
        <source>Use the window.</source>
        <translation>请使用窗口。</translation>
    </message>
    <message>
        <source>Write it like 2026-11-20T18:00:00+00:00.</source>
        <translation>请写成 2026-11-20T18:00:00+00:00 的形式。</translation>
    </message>
    <message>
        <source>Write the lowest and the highest rating, e.g. 1:7.</source>
        <translation>请写出最低和最高评分，例如 1:7。</translation>
    </message>
    <message>
        <source>Write the lowest rating first, e.g. 1:7.</source>
        <translation>请先写最低评分，例如 1:7。</translation>
    </message>
    <message>
        <source>Writing XMP files is turned off.</source>
        <translation>已关闭 XMP 文件的写入。</translation>
    </message>
    <message>
        <source>Your own profile cannot be deleted.</source>
        <translation>不能删除您自己的配置。</translation>
    </message>
    <message>
        <source>{0} announces {1} × {2} pixels in {3} bytes.</source>
        <translation>{0} 声称在 {3} 字节中有 {1} × {2} 像素。</translation>
    </message>
    <message>
        <source>{0} answers no questions.</source>
        <translation>{0} 不回答问题。</translation>
    </message>
    <message>
        <source>{0} came with the program and stays.</source>
        <translation>{0} 随程序提供，不能移除。</translation>
    </message>
    <message>
        <source>{0} cannot be copied to be read: {1}.</source>
        <translation>无法复制 {0} 以便读取：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be copied to {1}: {2}.</source>
        <translation>无法将 {0} 复制到 {1}：{2}。</translation>
    </message>
    <message>
        <source>{0} cannot be loaded: {1}.</source>
        <translation>无法载入 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be moved to the trash: {1}</source>
        <translation>无法将 {0} 移到回收站：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be read as a Lightroom catalogue: {1}.</source>
        <translation>无法将 {0} 作为 Lightroom 目录读取：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be read as the profile of a screen.</source>
        <translation>{0} 无法作为屏幕配置文件读取。</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>无法读取 {0}。</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be removed: {1}.</source>
        <translation>无法移除 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be taken out of the trash: {1}</source>
        <translation>无法从回收站取回 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} characters are allowed.</source>
        <translation>最多允许 {0} 个字符。</translation>
    </message>
    <message>
        <source>{0} finds its photos itself.</source>
        <translation>{0} 会自行查找照片。</translation>
    </message>
    <message>
        <source>{0} has a scale of its own.</source>
        <translation>{0} 有自己的尺度。</translation>
    </message>
    <message>
        <source>{0} has {1} × {2} pixels; the limit is {3} in all.</source>
        <translation>{0} 有 {1} × {2} 像素；上限总共为 {3}。</translation>
    </message>
    <message>
        <source>{0} holds no config.json.</source>
        <translation>{0} 中没有 config.json。</translation>
    </message>
    <message>
        <source>{0} holds no critic.</source>
        <translation>{0} 中没有模型。</translation>
    </message>
    <message>
        <source>{0} holds no weights (*.safetensors).</source>
        <translation>{0} 中没有权重 (*.safetensors)。</translation>
    </message>
    <message>
        <source>{0} holds no weights.</source>
        <translation>{0} 中没有权重。</translation>
    </message>
    <message>
        <source>{0} in {1} is damaged: {2}.</source>
        <translation>{1} 中的 {0} 已损坏：{2}。</translation>
    </message>
    <message>
        <source>{0} is a JPEG XL picture, for which a decoder is missing.</source>
        <translation>{0} 是 JPEG XL 图片，缺少解码器。</translation>
    </message>
    <message>
        <source>{0} is a film of pictures without a still one.</source>
        <translation>{0} 是一段没有静态图的影像。</translation>
    </message>
    <message>
        <source>{0} is a progressive JPEG that takes too much to decode.</source>
        <translation>{0} 是解码代价过大的渐进式 JPEG。</translation>
    </message>
    <message>
        <source>{0} is being written to.</source>
        <translation>{0} 正在被写入。</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete.</source>
        <translation>{0} 已损坏或不完整。</translation>
    </message>
    <message>
        <source>{0} is damaged: it holds no object.</source>
        <translation>{0} 已损坏：其中没有对象。</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}.</source>
        <translation>{0} 已损坏：{1}。</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} 是空文件。</translation>
    </message>
    <message>
        <source>{0} is neither CSV nor JSON.</source>
        <translation>{0} 既不是 CSV 也不是 JSON。</translation>
    </message>
    <message>
        <source>{0} is no JSON.</source>
        <translation>{0} 不是 JSON。</translation>
    </message>
    <message>
        <source>{0} is no file but a folder or device.</source>
        <translation>{0} 不是文件，而是文件夹或设备。</translation>
    </message>
    <message>
        <source>{0} is no history of ratings.</source>
        <translation>{0} 不是评分历史。</translation>
    </message>
    <message>
        <source>{0} is no name for a profile.</source>
        <translation>{0} 不能用作配置名称。</translation>
    </message>
    <message>
        <source>{0} is no scale.</source>
        <translation>{0} 不是尺度。</translation>
    </message>
    <message>
        <source>{0} is not a RAW file of a known camera.</source>
        <translation>{0} 不是已知相机的 RAW 文件。</translation>
    </message>
    <message>
        <source>{0} is not a catalogue of Aesthetic Studio.</source>
        <translation>{0} 不是 Aesthetic Studio 的目录。</translation>
    </message>
    <message>
        <source>{0} is not a folder.</source>
        <translation>{0} 不是文件夹。</translation>
    </message>
    <message>
        <source>{0} is not an image of a kind that can be read.</source>
        <translation>{0} 不是可读取的图像类型。</translation>
    </message>
    <message>
        <source>{0} is not in the trash any more.</source>
        <translation>{0} 已不在回收站中。</translation>
    </message>
    <message>
        <source>{0} is of the kind {1}, which this program does not know.</source>
        <translation>{0} 属于 {1} 类型，本程序不认识。</translation>
    </message>
    <message>
        <source>{0} may not be read.</source>
        <translation>没有读取 {0} 的权限。</translation>
    </message>
    <message>
        <source>{0} was written by a newer version.</source>
        <translation>{0} 由更新的版本写成。</translation>
    </message>
    <message>
        <source>{0}, line 1: the column {1} is missing.</source>
        <translation>{0} 第 1 行：缺少列 {1}。</translation>
    </message>
    <message>
        <source>{0}, line {1}: this is no CSV ({2}).</source>
        <translation>{0} 第 {1} 行：这不是 CSV（{2}）。</translation>
    </message>
    <message>
        <source>{0}: the rating {1} is outside {2}.</source>
        <translation>{0}：评分 {1} 超出 {2}。</translation>
    </message>
    <message>
        <source>{0}: there are more cells than columns.</source>
        <translation>{0}：单元格多于列。</translation>
    </message>
    <message>
        <source>{0}: there is no file name.</source>
        <translation>{0}：没有文件名。</translation>
    </message>
    <message>
        <source>{0}: there is no list of ratings.</source>
        <translation>{0}：没有评分列表。</translation>
    </message>
    <message>
        <source>{0}: this is no rating.</source>
        <translation>{0}：这不是评分。</translation>
    </message>
    <message>
        <source>{0}: {1} is no rating from 0 to 10.</source>
        <translation>{0}：{1} 不是 0 到 10 的评分。</translation>
    </message>
    <message>
        <source>{0}: {1} is no rating.</source>
        <translation>{0}：{1} 不是评分。</translation>
    </message>
    <message>
        <source>{0}: {1} is no time.</source>
        <translation>{0}：{1} 不是时间。</translation>
    </message>
    <message>
        <source>{0} (character {1}) is neither yes nor no.</source>
        <translation>{0}（第 {1} 个字符）既不是 yes 也不是 no。</translation>
    </message>
    <message>
        <source>{0} (character {1}) is not a number, as {2} needs.</source>
        <translation>{0}（第 {1} 个字符）不是数字，而 {2} 需要数字。</translation>
    </message>
    <message>
        <source>{0} (character {1}) is not a year, a month or a day, e.g. 2026-11.</source>
        <translation>{0}（第 {1} 个字符）不是年、月或日，例如 2026-11。</translation>
    </message>
    <message>
        <source>{0} (character {1}) is not one of {2}.</source>
        <translation>{0}（第 {1} 个字符）不是以下之一：{2}。</translation>
    </message>
    <message>
        <source>Install it (Models, or: aesthetic-studio models install FOLDER), or choose another: {0}.</source>
        <translation>请安装它（“模型”页，或：aesthetic-studio models install 文件夹），或选择其他模型：{0}。</translation>
    </message>
</context>
<context>
    <name>ExampleThumb</name>
    <message>
        <source>Rated by you</source>
        <translation>您已评分</translation>
    </message>
    <message>
        <source>You rated it {rating} of 10</source>
        <translation>您评了 {rating} / 10</translation>
    </message>
    <message>
        <source>Enter or click shows it</source>
        <translation>按回车键或单击以显示</translation>
    </message>
</context>
<context>
    <name>FailureDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出了问题</translation>
    </message>
    <message>
        <source>The program ended unexpectedly the last time</source>
        <translation>程序上次意外结束</translation>
    </message>
    <message>
        <source>Your marks and critiques are kept: they are written at once. You can go on working.</source>
        <translation>您的标记和点评都已保留：它们会立即写入。您可以继续工作。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>general</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>Agreement of the order (SRCC)</source>
        <translation>排序一致性 (SRCC)</translation>
    </message>
    <message>
        <source>Agreement of the values (PLCC)</source>
        <translation>数值一致性 (PLCC)</translation>
    </message>
    <message>
        <source>Pairs in your order</source>
        <translation>与您同序的成对照片</translation>
    </message>
    <message>
        <source>Points apart</source>
        <translation>分差</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学习所得</translation>
    </message>
    <message>
        <source>90 % interval: {low} to {high}</source>
        <translation>90 % 区间：{low} 至 {high}</translation>
    </message>
</context>
<context>
    <name>FilesDesk</name>
    <message numerus="yes">
        <source>%Ln files copied</source>
        <translation>
            <numerusform>已复制 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paths copied</source>
        <translation>
            <numerusform>已复制 %Ln 个路径</numerusform>
        </translation>
    </message>
    <message>
        <source>No photo is rejected here.</source>
        <translation>这里没有被排除的照片。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are in the trash. {key} brings them back.</source>
        <translation>
            <numerusform>%Ln 张照片已在回收站中。{key} 可恢复。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>picked</source>
        <translation>已选取</translation>
    </message>
    <message>
        <source>unflagged</source>
        <translation>无旗标</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>any stars</source>
        <translation>任意星级</translation>
    </message>
    <message>
        <source>not rejected</source>
        <translation>未排除</translation>
    </message>
    <message>
        <source>any flag</source>
        <translation>任意旗标</translation>
    </message>
    <message>
        <source>any label</source>
        <translation>任意标签</translation>
    </message>
    <message numerus="yes">
        <source>%Ln flags</source>
        <translation>
            <numerusform>%Ln 种旗标</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln 种标签</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Order of the photos</source>
        <translation>照片排序</translation>
    </message>
    <message>
        <source>Show only photos with so many of your stars</source>
        <translation>仅显示具有该星级的照片</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Show only photos that you picked, rejected or left</source>
        <translation>仅显示您选取、排除或未决定的照片</translation>
    </message>
    <message>
        <source>Show only photos with these colour labels</source>
        <translation>仅显示带这些颜色标签的照片</translation>
    </message>
    <message>
        <source>Show only photos from this score on</source>
        <translation>只显示达到此分数的照片</translation>
    </message>
    <message>
        <source>Keep this filter as a smart album</source>
        <translation>将此筛选保留为智能相册</translation>
    </message>
    <message>
        <source>Save the filter as a smart album</source>
        <translation>将筛选存为智能相册</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>筛选条件的问题</translation>
    </message>
    <message>
        <source>Sort: {order}</source>
        <translation>排序：{order}</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>恰好</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>无星级</translation>
    </message>
    <message>
        <source>Hide rejected</source>
        <translation>隐藏已排除</translation>
    </message>
</context>
<context>
    <name>FolderTree</name>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>所有照片</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>This drive or folder is not available now.</source>
        <translation>此驱动器或文件夹目前不可用。</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Look for new photos</source>
        <translation>查找新照片</translation>
    </message>
</context>
<context>
    <name>GoneFolders</name>
    <message numerus="yes">
        <source>{folder} is gone; its %Ln photos are kept as missing</source>
        <translation>
            <numerusform>{folder} 已不在；其中 %Ln 张照片保留为缺失</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>Ratings until it is proven</source>
        <translation>证实所需的评分</translation>
    </message>
    <message>
        <source>Rate photos</source>
        <translation>给照片评分</translation>
    </message>
    <message>
        <source>The photos that tell most about your taste, one after another</source>
        <translation>逐张显示最能说明您品味的照片</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Your score is proven on {}</source>
        <translation>您的分数已由 {} 证实</translation>
    </message>
    <message>
        <source>Learning: {}</source>
        <translation>学习中：{}</translation>
    </message>
    <message>
        <source>So far your ratings follow the general score as well as any other.</source>
        <translation>到目前为止，您的评分与通用分数相差无几。</translation>
    </message>
    <message>
        <source>Learning: {ratings}, about {more} more needed</source>
        <translation>学习中：{ratings}，大约还需 {more} 个</translation>
    </message>
    <message>
        <source>Your score is shown once it beats the general score on your own ratings.</source>
        <translation>当它在您自己的评分上胜过通用分数时，才会显示您的分数。</translation>
    </message>
    <message>
        <source>It orders {own} of photo pairs as you do, the general score {general}; gain in agreement {gain} ({low} to {high}).</source>
        <translation>它对 {own} 的照片对与您排序一致，通用分数为 {general}；一致性提升 {gain}（{low} 至 {high}）。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>帮助页面</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>帮助页</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>Rated</source>
        <translation>评分时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>{} · missing</source>
        <translation>{} · 缺失</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Search the history</source>
        <translation>搜索历史</translation>
    </message>
    <message>
        <source>Show forgotten</source>
        <translation>显示已遗忘的</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>遗忘</translation>
    </message>
    <message>
        <source>Learn from the chosen ratings no more; stars stay (Delete)</source>
        <translation>不再从所选评分学习；星级保留 (Delete)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Learn from none of these ratings any more; stars stay. Can be undone</source>
        <translation>不再从任何这些评分学习；星级保留。可撤销</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Rating history</source>
        <translation>评分历史</translation>
    </message>
    <message>
        <source>{chosen} of {shown} chosen</source>
        <translation>已选 {chosen} / {shown}</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>重新学习</translation>
    </message>
</context>
<context>
    <name>InfoLine</name>
    <message>
        <source>Clipped: {white} % white, {black} % black. J shows where.</source>
        <translation>溢出：白 {white} %，黑 {black} %。按 J 显示位置。</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>No ratings yet</source>
        <translation>尚无评分</translation>
    </message>
    <message>
        <source>Rate photos, and the critic learns how your taste differs from the general score.</source>
        <translation>给照片评分，模型就会学习您的品味与通用分数有何不同。</translation>
    </message>
    <message>
        <source>Rate photos</source>
        <translation>给照片评分</translation>
    </message>
    <message>
        <source>Import ratings…</source>
        <translation>导入评分…</translation>
    </message>
    <message>
        <source>The photos that tell most about your taste, one after another</source>
        <translation>逐张显示最能说明您品味的照片</translation>
    </message>
    <message>
        <source>Ratings from CSV, JSON, or a Lightroom catalogue</source>
        <translation>来自 CSV、JSON 或 Lightroom 目录的评分</translation>
    </message>
</context>
<context>
    <name>JobDesk</name>
    <message>
        <source>Critiques are being made</source>
        <translation>正在点评</translation>
    </message>
    <message numerus="yes">
        <source>%Ln critiques</source>
        <translation>
            <numerusform>%Ln 个点评</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read</source>
        <translation>
            <numerusform>%Ln 张无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>The critiques are done</source>
        <translation>点评已完成</translation>
    </message>
</context>
<context>
    <name>JobPanel</name>
    <message>
        <source>Critiques</source>
        <translation>点评</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel the queue</source>
        <translation>取消队列</translation>
    </message>
    <message>
        <source>Critique no more of these photos; what is done stays</source>
        <translation>不再点评这些照片；已完成的保留</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Let the failed photos wait for the critic again</source>
        <translation>让失败的照片重新排队</translation>
    </message>
    <message>
        <source>Failed photos</source>
        <translation>失败的照片</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Nothing waits for the critic</source>
        <translation>没有等待点评的照片</translation>
    </message>
    <message>
        <source>{done} of {total} critiques</source>
        <translation>已点评 {done} / {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos failed</source>
        <translation>
            <numerusform>%Ln 张照片失败</numerusform>
        </translation>
    </message>
    <message>
        <source>No critic</source>
        <translation>没有点评模型</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{rate} a minute</source>
        <translation>每分钟 {rate} 张</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Last: {moment}</source>
        <translation>最近：{moment}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln critiques</source>
        <translation>
            <numerusform>%Ln 个点评</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptCritiques</name>
    <message>
        <source>Every critique of this photo, by date and critic</source>
        <translation>这张照片的所有点评，按日期和模型</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older</source>
        <translation>
            <numerusform>%Ln 个较早的</numerusform>
        </translation>
    </message>
    <message>
        <source>Critiques of this photo: {words}</source>
        <translation>这张照片的点评：{words}</translation>
    </message>
    <message>
        <source>Pinned: seen first</source>
        <translation>已固定：优先显示</translation>
    </message>
    <message>
        <source>Pin: see this critique first</source>
        <translation>固定：优先显示此点评</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
</context>
<context>
    <name>KeywordBox</name>
    <message>
        <source>Keywords</source>
        <translation>关键字</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>以及另外 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to take it away from the selected photos.</source>
        <translation>单击以从所选照片中移除。</translation>
    </message>
    <message>
        <source>Take away the keyword {keyword}</source>
        <translation>移除关键字 {keyword}</translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln photos</source>
        <translation>
            <numerusform>为 %Ln 张照片添加关键字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Untag %Ln photos</source>
        <translation>
            <numerusform>移除 %Ln 张照片的关键字</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoupeView</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{photo} is not among the photos shown.</source>
        <translation>{photo} 不在显示的照片之中。</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Pick</source>
        <translation>选取</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Unflag</source>
        <translation>取消旗标</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message numerus="yes">
        <source>{verb} %Ln photos</source>
        <translation>
            <numerusform>{verb} %Ln 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Taste</source>
        <translation>品味</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>MissingScores</name>
    <message numerus="yes">
        <source>Try %Ln failed photos again</source>
        <translation>
            <numerusform>重试 %Ln 张失败的照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Critique %Ln photos without a score</source>
        <translation>
            <numerusform>点评 %Ln 张无分数的照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Critique the photos that have no score yet</source>
        <translation>点评尚无分数的照片</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them failed before</source>
        <translation>
            <numerusform>其中 %Ln 张之前失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos cannot be read</source>
        <translation>
            <numerusform>%Ln 张照片无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>各项评价</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>your taste</source>
        <translation>您的品味</translation>
    </message>
</context>
<context>
    <name>ModelsDesk</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>模型所在文件夹</translation>
    </message>
    <message>
        <source>Copying {model}</source>
        <translation>正在复制 {model}</translation>
    </message>
    <message>
        <source>{model} is installed.</source>
        <translation>{model} 已安装。</translation>
    </message>
    <message>
        <source>{model} is damaged: {problems}</source>
        <translation>{model} 已损坏：{problems}</translation>
    </message>
    <message>
        <source>All files of {model} are whole.</source>
        <translation>{model} 的所有文件完好。</translation>
    </message>
    <message>
        <source>Checking {model}</source>
        <translation>正在校验 {model}</translation>
    </message>
    <message>
        <source>Remove {model} from this computer?</source>
        <translation>从这台电脑移除 {model}？</translation>
    </message>
    <message>
        <source>Its critiques stay. It can be installed again from its folder.</source>
        <translation>它的点评会保留。可从其文件夹重新安装。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removing {model}</source>
        <translation>正在移除 {model}</translation>
    </message>
    <message>
        <source>{model} is removed.</source>
        <translation>{model} 已移除。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Install from a folder…</source>
        <translation>从文件夹安装…</translation>
    </message>
    <message>
        <source>Install a model from a folder</source>
        <translation>从文件夹安装模型</translation>
    </message>
    <message>
        <source>What is being done</source>
        <translation>正在进行的工作</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Can do</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>可评判</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>无法评判</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Critique again</source>
        <translation>重新点评</translation>
    </message>
    <message>
        <source>The critique failed</source>
        <translation>点评失败</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>An earlier critique</source>
        <translation>较早的点评</translation>
    </message>
    <message>
        <source>Show the newest</source>
        <translation>显示最新的</translation>
    </message>
    <message>
        <source>Back to the newest critique of this photo</source>
        <translation>回到这张照片的最新点评</translation>
    </message>
    <message>
        <source>Ask the critic for a new critique of this photo</source>
        <translation>请模型重新点评这张照片</translation>
    </message>
</context>
<context>
    <name>OutcomeControls</name>
    <message>
        <source>What to set</source>
        <translation>设置什么</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>旗标</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Apply as</source>
        <translation>应用为</translation>
    </message>
    <message>
        <source>leave as they are</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Keepers</source>
        <translation>保留的照片</translation>
    </message>
    <message>
        <source>pick</source>
        <translation>选取</translation>
    </message>
    <message>
        <source>no flag</source>
        <translation>无旗标</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>no stars</source>
        <translation>无星级</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>PersonalScoreBox</name>
    <message>
        <source>proven on your ratings</source>
        <translation>已由您的评分证实</translation>
    </message>
    <message>
        <source>Your score</source>
        <translation>您的分数</translation>
    </message>
    <message>
        <source>your ratings</source>
        <translation>您的评分</translation>
    </message>
    <message>
        <source>Your score {value} of 10, proven on your ratings</source>
        <translation>您的分数 {value} / 10，已由您的评分证实</translation>
    </message>
    <message>
        <source>It has beaten the general score on your own ratings.</source>
        <translation>它在您自己的评分上胜过了通用分数。</translation>
    </message>
    <message>
        <source>learning: {source}, about {more} more needed</source>
        <translation>学习中：{source}，大约还需 {more} 个</translation>
    </message>
    <message>
        <source>learning from {source} · {value}</source>
        <translation>正在从{source}学习 · {value}</translation>
    </message>
    <message>
        <source>Not yet your score: learning from {source}, now {value}</source>
        <translation>还不是您的分数：正在从{source}学习，目前 {value}</translation>
    </message>
    <message>
        <source>It has not yet beaten the general score on your own ratings.</source>
        <translation>它在您自己的评分上尚未胜过通用分数。</translation>
    </message>
    <message>
        <source>your score is proven, this photo&apos;s follows</source>
        <translation>您的分数已得到证实，这张照片的分数稍后显示</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Marked here and in another program</source>
        <translation>在此处和其他程序中都作了标记</translation>
    </message>
    <message>
        <source>score {value}</source>
        <translation>分数 {value}</translation>
    </message>
    <message>
        <source>your score {value}</source>
        <translation>您的分数 {value}</translation>
    </message>
    <message>
        <source>RAW and JPEG</source>
        <translation>RAW 和 JPEG</translation>
    </message>
    <message>
        <source>stack of {count}</source>
        <translation>{count} 张的堆叠</translation>
    </message>
    <message>
        <source>in a stack</source>
        <translation>在堆叠中</translation>
    </message>
    <message>
        <source>Marked here and in another program: the other one&apos;s marks are shown.</source>
        <translation>在此处和其他程序中都作了标记：现显示另一程序的标记。</translation>
    </message>
    <message>
        <source>Your score {own}, the general score {general}</source>
        <translation>您的分数 {own}，通用分数 {general}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars</source>
        <translation>
            <numerusform>%Ln 星</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>Remove from the survey</source>
        <translation>从概览中移除</translation>
    </message>
    <message>
        <source>Remove from the survey (/)</source>
        <translation>从概览中移除 (/)</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>So many photos cannot be dragged; copy them: {key}.</source>
        <translation>无法拖动这么多照片；请复制：{key}。</translation>
    </message>
    <message>
        <source>These photos are still being read; drag them again.</source>
        <translation>这些照片仍在读取；请再次拖动。</translation>
    </message>
</context>
<context>
    <name>PhotoMenu</name>
    <message>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>旗标</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>堆叠</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>XMP files</source>
        <translation>XMP 文件</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Add to {0}</source>
        <translation>添加到 {0}</translation>
    </message>
    <message>
        <source>Checking {0}</source>
        <translation>正在检查 {0}</translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation>正在比较照片</translation>
    </message>
    <message>
        <source>Cull photo</source>
        <translation>筛选照片</translation>
    </message>
    <message>
        <source>Cull {0} photos</source>
        <translation>筛选 {0} 张照片</translation>
    </message>
    <message>
        <source>Delete profile {0}</source>
        <translation>删除配置 {0}</translation>
    </message>
    <message>
        <source>Delete the album {0}</source>
        <translation>删除相册 {0}</translation>
    </message>
    <message>
        <source>Forget 1 rating</source>
        <translation>忘记 1 个评分</translation>
    </message>
    <message>
        <source>Forget the questions about a photo</source>
        <translation>忘记关于一张照片的提问</translation>
    </message>
    <message>
        <source>Forget {0} ratings</source>
        <translation>忘记 {0} 个评分</translation>
    </message>
    <message>
        <source>Lead the stack</source>
        <translation>置于堆叠顶部</translation>
    </message>
    <message>
        <source>Learn from 1 rating</source>
        <translation>从 1 个评分学习</translation>
    </message>
    <message>
        <source>Learn from {0} ratings</source>
        <translation>从 {0} 个评分学习</translation>
    </message>
    <message>
        <source>Loading {0}</source>
        <translation>正在加载 {0}</translation>
    </message>
    <message>
        <source>Make the album {0}</source>
        <translation>新建相册 {0}</translation>
    </message>
    <message>
        <source>Move photo to the trash</source>
        <translation>将照片移到回收站</translation>
    </message>
    <message>
        <source>Move {0} photos to the trash</source>
        <translation>将 {0} 张照片移到回收站</translation>
    </message>
    <message>
        <source>New profile {0}</source>
        <translation>新建配置 {0}</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Rate 1 photo</source>
        <translation>为 1 张照片评分</translation>
    </message>
    <message>
        <source>Rate {0} photos</source>
        <translation>为 {0} 张照片评分</translation>
    </message>
    <message>
        <source>Remove from {0}</source>
        <translation>从 {0} 中移除</translation>
    </message>
    <message>
        <source>Rename the album {0}</source>
        <translation>重命名相册 {0}</translation>
    </message>
    <message>
        <source>Reset the taste</source>
        <translation>重置品味</translation>
    </message>
    <message>
        <source>Save the album {0}</source>
        <translation>保存相册 {0}</translation>
    </message>
    <message>
        <source>Stack {0} photos</source>
        <translation>堆叠 {0} 张照片</translation>
    </message>
    <message>
        <source>Unstack {0} photos</source>
        <translation>取消堆叠 {0} 张照片</translation>
    </message>
    <message>
        <source>{0} is ready</source>
        <translation>{0} 已就绪</translation>
    </message>
</context>
<context>
    <name>ProfileBar</name>
    <message>
        <source>Taste of</source>
        <translation>谁的品味</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Whose ratings are learned from; only your own are the photos&apos; stars</source>
        <translation>从谁的评分学习；只有您自己的评分才是照片的星级</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete this profile; undo brings it back with its ratings</source>
        <translation>删除此配置；撤销可连同评分一起恢复</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新建配置</translation>
    </message>
    <message>
        <source>A client&apos;s or another judge&apos;s taste, learned from ratings of their own</source>
        <translation>客户或其他评委的品味，从他们自己的评分学习</translation>
    </message>
    <message>
        <source>Ratings from CSV, JSON, or a Lightroom catalogue</source>
        <translation>来自 CSV、JSON 或 Lightroom 目录的评分</translation>
    </message>
    <message>
        <source>Write the history as CSV or JSON</source>
        <translation>将历史写为 CSV 或 JSON</translation>
    </message>
    <message>
        <source>me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Whose taste is it?</source>
        <translation>这是谁的品味？</translation>
    </message>
</context>
<context>
    <name>ProfileChoice</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>ICC file…</source>
        <translation>ICC 文件…</translation>
    </message>
    <message>
        <source>Screen profile</source>
        <translation>屏幕配置文件</translation>
    </message>
</context>
<context>
    <name>QuestionsDesk</name>
    <message>
        <source>The questions are forgotten. {key} brings them back.</source>
        <translation>提问已忘记。{key} 可恢复。</translation>
    </message>
</context>
<context>
    <name>RatingPage</name>
    <message>
        <source>Rating round</source>
        <translation>评分回合</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Not this one (Space)</source>
        <translation>跳过这张 (Space)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Take the last rating back (Backspace)</source>
        <translation>收回上一个评分 (Backspace)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>To the taste page</source>
        <translation>前往品味页</translation>
    </message>
    <message>
        <source>Choosing photos</source>
        <translation>正在挑选照片</translation>
    </message>
    <message>
        <source>Every photo shown here is rated.</source>
        <translation>此处显示的照片都已评分。</translation>
    </message>
    <message>
        <source>{stars} given · Backspace takes it back</source>
        <translation>已给 {stars} · Backspace 撤回</translation>
    </message>
    <message>
        <source>1–5 gives stars · Space skips</source>
        <translation>1–5 给星 · 空格跳过</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings</source>
        <translation>
            <numerusform>%Ln 个评分</numerusform>
        </translation>
    </message>
    <message>
        <source>Your score is proven on {}</source>
        <translation>您的分数已由 {} 证实</translation>
    </message>
    <message>
        <source>Learning: {ratings}, about {more} more needed</source>
        <translation>学习中：{ratings}，大约还需 {more} 个</translation>
    </message>
    <message>
        <source>Learning: {}</source>
        <translation>学习中：{}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rated in this round</source>
        <translation>
            <numerusform>本轮已评 %Ln 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stars</source>
        <translation>
            <numerusform>%Ln 星</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>The library is damaged</source>
        <translation>图库已损坏</translation>
    </message>
    <message>
        <source>The catalogue of your library is damaged. Your photos are not touched.</source>
        <translation>图库的目录已损坏。您的照片未受影响。</translation>
    </message>
    <message>
        <source>A sound copy is there. What you rated after that day is in the damaged catalogue, which is kept beside it.</source>
        <translation>有一份完好的副本。该日之后的评分在损坏的目录中，损坏的目录会保留在旁边。</translation>
    </message>
    <message>
        <source>Go back to {day}</source>
        <translation>恢复到 {day}</translation>
    </message>
    <message>
        <source>There is no sound copy. A new library can begin; the damaged catalogue is kept beside it.</source>
        <translation>没有完好的副本。可以新建图库；损坏的目录会保留在旁边。</translation>
    </message>
    <message>
        <source>Begin a new library</source>
        <translation>新建图库</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持现状</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页 (HTML)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格 (CSV)</translation>
    </message>
    <message>
        <source>Data (JSON)</source>
        <translation>数据 (JSON)</translation>
    </message>
    <message>
        <source>None of these photos has a critique yet.</source>
        <translation>这些照片都还没有点评。</translation>
    </message>
    <message>
        <source>Critique them first: {key}.</source>
        <translation>请先点评：{key}。</translation>
    </message>
    <message>
        <source>Laying out</source>
        <translation>正在排版</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Critique</source>
        <translation>点评</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos without a critique are left out.</source>
        <translation>
            <numerusform>已略去 %Ln 张没有点评的照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Written: {file}.</source>
        <translation>已写入：{file}。</translation>
    </message>
</context>
<context>
    <name>Rescoring</name>
    <message>
        <source>Your scores</source>
        <translation>您的分数</translation>
    </message>
</context>
<context>
    <name>RoundDesk</name>
    <message>
        <source>Choosing photos</source>
        <translation>正在挑选照片</translation>
    </message>
    <message>
        <source>Stopped. Skip goes on.</source>
        <translation>已停止。按“跳过”继续。</translation>
    </message>
</context>
<context>
    <name>RuleControls</name>
    <message>
        <source>Keep from this score</source>
        <translation>达到此分数即保留</translation>
    </message>
    <message>
        <source>Out below this score</source>
        <translation>低于此分数即淘汰</translation>
    </message>
    <message>
        <source>How sure the score must be; the others are unsure</source>
        <translation>分数须有多大把握；其余为未定</translation>
    </message>
    <message>
        <source>Photos of a stack whose scores differ by no more are equally good</source>
        <translation>同一堆叠中分差不超过此值的照片视为同样好</translation>
    </message>
    <message>
        <source>Only the best of each stack</source>
        <translation>每个堆叠只留最佳</translation>
    </message>
    <message>
        <source>Of a stack the best photo alone is kept, the clearly weaker ones are out, ties are unsure</source>
        <translation>每个堆叠只保留最佳照片，明显较弱的淘汰，不分上下的为未定</translation>
    </message>
    <message>
        <source>Leave what I have marked</source>
        <translation>保留我已标记的</translation>
    </message>
    <message>
        <source>Photos with a flag, stars or a label of yours stay as they are</source>
        <translation>带有您的旗标、星级或标签的照片保持不变</translation>
    </message>
    <message>
        <source>By your own score</source>
        <translation>按您自己的分数</translation>
    </message>
    <message>
        <source>Your score has beaten the general one on your own ratings</source>
        <translation>您的分数已在您自己的评分上胜过通用分数</translation>
    </message>
    <message>
        <source>Keep from</source>
        <translation>保留起点</translation>
    </message>
    <message>
        <source>Out below</source>
        <translation>淘汰界限</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>Tie within</source>
        <translation>同分范围</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
</context>
<context>
    <name>RunningFooter</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop and keep what has arrived</source>
        <translation>停止并保留已有内容</translation>
    </message>
</context>
<context>
    <name>ScoreFilter</name>
    <message>
        <source>Show only photos from this score on</source>
        <translation>只显示达到此评分的照片</translation>
    </message>
    <message>
        <source>No photo here has a score yet</source>
        <translation>此处的照片还没有分数</translation>
    </message>
    <message>
        <source>Any score</source>
        <translation>任意评分</translation>
    </message>
    <message>
        <source>Score ≥ {score}</source>
        <translation>评分 ≥ {score}</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys; double-click shows any</source>
        <translation>拖动或使用方向键；双击显示全部</translation>
    </message>
    <message>
        <source>no scores yet</source>
        <translation>暂无分数</translation>
    </message>
</context>
<context>
    <name>ScoreHeader</name>
    <message>
        <source>{critic}, weights {revision}</source>
        <translation>{critic}，权重 {revision}</translation>
    </message>
    <message>
        <source>on {device}</source>
        <translation>运行于 {device}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln linear layers in {bits}</source>
        <translation>
            <numerusform>%Ln 个线性层为 {bits}</numerusform>
        </translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation>用时 {time}</translation>
    </message>
    <message>
        <source>No score yet</source>
        <translation>尚无分数</translation>
    </message>
    <message>
        <source>Score {value} of 10, plus or minus {std}</source>
        <translation>分数 {value} / 10，正负 {std}</translation>
    </message>
    <message>
        <source>The critic&apos;s general score, 1–10.
Your stars are your own and stay as they are.</source>
        <translation>模型的通用分数，1–10。
您的星级属于您自己，不会改变。</translation>
    </message>
    <message>
        <source>Standard deviation, in score points: how unsure the critic is</source>
        <translation>标准差（以分计）：模型的不确定程度</translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message>
        <source>How many photos have which score</source>
        <translation>各分数的照片数量</translation>
    </message>
</context>
<context>
    <name>ScoreMenu</name>
    <message>
        <source>Score at least</source>
        <translation>分数至少</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>设置分组</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>XMP files</source>
        <translation>XMP 文件</translation>
    </message>
    <message>
        <source>Critic</source>
        <translation>点评模型</translation>
    </message>
    <message>
        <source>The window opens again with these settings; what it works on goes on.</source>
        <translation>窗口将以这些设置重新打开；正在进行的工作会继续。</translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>{size} are used now.</source>
        <translation>目前占用 {size}。</translation>
    </message>
    <message>
        <source>Photos are shown in the colours of {profile}.</source>
        <translation>照片以 {profile} 的色彩显示。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Screen profile</source>
        <translation>屏幕配置文件</translation>
    </message>
    <message>
        <source>RAW and JPEG of one shot are one photo</source>
        <translation>同一次拍摄的 RAW 和 JPEG 视为一张照片</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>成对文件</translation>
    </message>
    <message>
        <source>Largest photo</source>
        <translation>最大照片</translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation>百万像素</translation>
    </message>
    <message>
        <source>Larger ones are not opened: they could fill the memory.</source>
        <translation>更大的照片不会打开：它们可能占满内存。</translation>
    </message>
    <message>
        <source>{pixels} pixels</source>
        <translation>{pixels} 像素</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of thumbnails</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>Most disk space</source>
        <translation>磁盘空间上限</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the thumbnails</source>
        <translation>清除缩略图</translation>
    </message>
    <message>
        <source>Delete all thumbnails; those that are wanted are made again</source>
        <translation>删除所有缩略图；需要时会重新生成</translation>
    </message>
    <message>
        <source>When asked</source>
        <translation>按要求</translation>
    </message>
    <message>
        <source>After each change</source>
        <translation>每次更改后</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>photo.raf.xmp: darktable, digiKam</source>
        <translation>photo.raf.xmp：darktable、digiKam</translation>
    </message>
    <message>
        <source>photo.xmp: Lightroom, Capture One</source>
        <translation>photo.xmp：Lightroom、Capture One</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>When XMP files are written</source>
        <translation>何时写入 XMP 文件</translation>
    </message>
    <message>
        <source>New files</source>
        <translation>新文件</translation>
    </message>
    <message>
        <source>Name of new XMP files</source>
        <translation>新 XMP 文件的名称</translation>
    </message>
    <message>
        <source>Stars, flags, labels, keywords and critiques. Photos are not touched.</source>
        <translation>星级、旗标、标签、关键字和点评。不会改动照片。</translation>
    </message>
    <message>
        <source>GPU where it fits, else processor</source>
        <translation>能容纳时用 GPU，否则用处理器</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>As the model needs it</source>
        <translation>按模型需要</translation>
    </message>
    <message>
        <source>4 bit</source>
        <translation>4 位</translation>
    </message>
    <message>
        <source>Full precision</source>
        <translation>全精度</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>Where the model runs</source>
        <translation>模型在哪里运行</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>How the model is held in memory</source>
        <translation>模型在内存中的精度</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>正在查看这台电脑…</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
</context>
<context>
    <name>ShortcutRow</name>
    <message>
        <source>Click and press another key</source>
        <translation>单击后按下新的按键</translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation>请按键</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search a command or a key</source>
        <translation>搜索命令或按键</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>What the last change did</source>
        <translation>上次更改的结果</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>All keys are as they came.</source>
        <translation>所有按键已恢复默认。</translation>
    </message>
    <message>
        <source>{command} has no key now.</source>
        <translation>“{command}”现在没有按键。</translation>
    </message>
    <message>
        <source>{command} is as it came.</source>
        <translation>“{command}”已恢复默认。</translation>
    </message>
    <message>
        <source>{key} moves through the photos and cannot be given away.</source>
        <translation>{key} 用于在照片间移动，不能改作他用。</translation>
    </message>
    <message>
        <source>{command} is {key} now.</source>
        <translation>“{command}”现在是 {key}。</translation>
    </message>
    <message>
        <source>{key} was {other}; it is {command} now.</source>
        <translation>{key} 原为“{other}”，现在是“{command}”。</translation>
    </message>
</context>
<context>
    <name>ShownFolders</name>
    <message>
        <source>Reading {folder}</source>
        <translation>正在读取 {folder}</translation>
    </message>
    <message>
        <source>The system cannot watch {folder}: too many folders. It is looked through every ten minutes.</source>
        <translation>系统无法监视 {folder}：文件夹过多。将每十分钟检查一次。</translation>
    </message>
    <message>
        <source>the library</source>
        <translation>图库</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message numerus="yes">
        <source>album, %Ln photos</source>
        <translation>
            <numerusform>相册，%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>smart album</source>
        <translation>智能相册</translation>
    </message>
    <message>
        <source>Rename… (F2)</source>
        <translation>重命名… (F2)</translation>
    </message>
    <message>
        <source>Delete the album (Del)</source>
        <translation>删除相册 (Del)</translation>
    </message>
</context>
<context>
    <name>SizeSlider</name>
    <message>
        <source>Size of the photos</source>
        <translation>照片大小</translation>
    </message>
    <message>
        <source>Size of the photos (Ctrl and wheel)</source>
        <translation>照片大小（Ctrl+滚轮）</translation>
    </message>
</context>
<context>
    <name>Sort</name>
    <message>
        <source>time taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>time added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>file name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>your stars</source>
        <translation>您的星级</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>your score</source>
        <translation>您的分数</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>lens</source>
        <translation>镜头</translation>
    </message>
    <message>
        <source>ISO</source>
        <translation>ISO</translation>
    </message>
    <message>
        <source>focal length</source>
        <translation>焦距</translation>
    </message>
    <message>
        <source>aperture</source>
        <translation>光圈</translation>
    </message>
    <message>
        <source>shutter time</source>
        <translation>快门时间</translation>
    </message>
    <message>
        <source>file size</source>
        <translation>文件大小</translation>
    </message>
</context>
<context>
    <name>SpreadChart</name>
    <message>
        <source>Spread of the scores</source>
        <translation>分数分布</translation>
    </message>
    <message>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>yours: {mine}
general: {general}</source>
        <translation>您的：{mine}
通用：{general}</translation>
    </message>
</context>
<context>
    <name>Stacking</name>
    <message>
        <source>No bursts and no near-duplicates among these photos.</source>
        <translation>这些照片中没有连拍或近似照片。</translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation>正在比较照片</translation>
    </message>
</context>
<context>
    <name>StatePage</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The critics on this computer, and how to install one</source>
        <translation>这台电脑上的模型，以及如何安装</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Selection</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>What a rating applies to</source>
        <translation>评级作用于</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>{selected} of {shown} selected</source>
        <translation>已选 {selected} / {shown}</translation>
    </message>
    <message numerus="yes">
        <source>rating applies to %Ln photos</source>
        <translation>
            <numerusform>评级作用于 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos failed</source>
        <translation>
            <numerusform>%Ln 张照片失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Which photos failed, and why</source>
        <translation>哪些照片失败，以及原因</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>Work: {what}</source>
        <translation>工作：{what}</translation>
    </message>
    <message>
        <source>Critiques: what is done, what waits, what failed</source>
        <translation>点评：已完成、等待中、失败</translation>
    </message>
    <message numerus="yes">
        <source>No critic: %Ln photos wait</source>
        <translation>
            <numerusform>没有点评模型：%Ln 张照片等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln photos wait</source>
        <translation>
            <numerusform>已暂停：%Ln 张照片等待中</numerusform>
        </translation>
    </message>
    <message>
        <source>Critique</source>
        <translation>点评</translation>
    </message>
    <message>
        <source>Critique {done} of {total}</source>
        <translation>点评 {done} / {total}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel the queue</source>
        <translation>取消队列</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Critique no more of these photos</source>
        <translation>不再点评这些照片</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>Suggestion {number}</source>
        <translation>建议 {number}</translation>
    </message>
    <message>
        <source>The edit this stands for: {edit}</source>
        <translation>对应的编辑：{edit}</translation>
    </message>
</context>
<context>
    <name>SurveyView</name>
    <message>
        <source>Survey</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>{count} of the {total} chosen photos</source>
        <translation>所选 {total} 张照片中的 {count} 张</translation>
    </message>
    <message>
        <source>The weakest is not known: at least two of these photos need a score.</source>
        <translation>最弱的一张未知：这些照片中至少两张需要分数。</translation>
    </message>
    <message>
        <source>Equally weak, so yours to choose: {names}</source>
        <translation>同样弱，由您选择：{names}</translation>
    </message>
</context>
<context>
    <name>Taste</name>
    <message>
        <source>Composition</source>
        <translation>构图</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光线</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色彩</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Technical quality</source>
        <translation>技术质量</translation>
    </message>
    <message>
        <source>Composition counts more for you than for most.</source>
        <translation>您比多数人更看重构图。</translation>
    </message>
    <message>
        <source>You forgive a weak composition.</source>
        <translation>您能接受较弱的构图。</translation>
    </message>
    <message>
        <source>Light counts more for you than for most.</source>
        <translation>您比多数人更看重光线。</translation>
    </message>
    <message>
        <source>You forgive poor light.</source>
        <translation>您能接受较差的光线。</translation>
    </message>
    <message>
        <source>Colour counts more for you than for most.</source>
        <translation>您比多数人更看重色彩。</translation>
    </message>
    <message>
        <source>What others call good colour leaves you cold.</source>
        <translation>别人认为好的色彩打动不了您。</translation>
    </message>
    <message>
        <source>You want it sharp, more than most.</source>
        <translation>您比多数人更要求清晰。</translation>
    </message>
    <message>
        <source>You forgive soft focus.</source>
        <translation>您能接受柔焦。</translation>
    </message>
    <message>
        <source>The subject counts more for you than for most.</source>
        <translation>您比多数人更看重主体。</translation>
    </message>
    <message>
        <source>You care less about the subject than most.</source>
        <translation>您不像多数人那样在意主体。</translation>
    </message>
    <message>
        <source>Technical quality counts more for you than for most.</source>
        <translation>您比多数人更看重技术质量。</translation>
    </message>
    <message>
        <source>You forgive technical flaws.</source>
        <translation>您能接受技术瑕疵。</translation>
    </message>
    <message>
        <source>general score</source>
        <translation>通用分数</translation>
    </message>
    <message>
        <source>your scale</source>
        <translation>您的尺度</translation>
    </message>
    <message>
        <source>one direction</source>
        <translation>单一方向</translation>
    </message>
    <message>
        <source>blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>photos alike</source>
        <translation>相似照片</translation>
    </message>
    <message>
        <source>from examples</source>
        <translation>根据示例</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>rating round</source>
        <translation>评分轮</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>XMP</source>
        <translation>XMP</translation>
    </message>
    <message>
        <source>Lightroom</source>
        <translation>Lightroom</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>命令行</translation>
    </message>
</context>
<context>
    <name>TasteDesk</name>
    <message>
        <source>Taste</source>
        <translation>品味</translation>
    </message>
    <message>
        <source>{title} · {key} takes it back</source>
        <translation>{title} · {key} 可撤销</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Open the page again to go on.</source>
        <translation>重新打开此页以继续。</translation>
    </message>
</context>
<context>
    <name>TastePage</name>
    <message>
        <source>Taste</source>
        <translation>品味</translation>
    </message>
    <message>
        <source>Gain over the general score</source>
        <translation>相对通用分数的提升</translation>
    </message>
    <message>
        <source>general score</source>
        <translation>通用分数</translation>
    </message>
    <message>
        <source>What you weigh otherwise</source>
        <translation>您的不同侧重</translation>
    </message>
    <message>
        <source>most people</source>
        <translation>多数人</translation>
    </message>
    <message>
        <source>Predicted against actual</source>
        <translation>预测与实际</translation>
    </message>
    <message>
        <source>Learning curve</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Spread of the scores</source>
        <translation>分数分布</translation>
    </message>
    <message>
        <source>Worth a second look</source>
        <translation>值得再看一眼</translation>
    </message>
    <message>
        <source>Looking at your ratings</source>
        <translation>正在查看您的评分</translation>
    </message>
    <message>
        <source>Looking at the rated photos</source>
        <translation>正在查看已评分的照片</translation>
    </message>
    <message>
        <source>How much better your score is expected to become.</source>
        <translation>您的分数预计会好多少。</translation>
    </message>
    <message>
        <source>“{}” is shown as your score: it was chosen beforehand, as the best of several often leads by chance.</source>
        <translation>“{}”显示为您的分数：它是事先选定的，因为几种方式中领先的往往只是碰巧。</translation>
    </message>
    <message>
        <source>Ways of learning from you; “{}” becomes your score once it is proven.</source>
        <translation>从您的评分学习的几种方法；“{}”得到证实后才成为您的分数。</translation>
    </message>
    <message>
        <source>Nothing yet that is surely different from most people.</source>
        <translation>目前尚无与多数人确有不同之处。</translation>
    </message>
    <message>
        <source>Your rating is far from what your other ratings say. A slip, or a secret?</source>
        <translation>您的评分与其他评分所示相去甚远。是失手，还是秘密？</translation>
    </message>
    <message>
        <source>{} points apart on average</source>
        <translation>平均相差 {} 分</translation>
    </message>
    <message>
        <source>Dots: measured with fewer of your ratings. Dashed: expected, until it is proven.</source>
        <translation>圆点：用较少评分测得。虚线：证实之前的预期。</translation>
    </message>
    <message>
        <source>Measured with fewer of your ratings; the lines hold 90 %.</source>
        <translation>用较少评分测得；线段表示 90 % 区间。</translation>
    </message>
    <message>
        <source>Bars: your ratings. Line: the general score of the same photos.</source>
        <translation>柱：您的评分。线：相同照片的通用分数。</translation>
    </message>
</context>
<context>
    <name>ThinProgress</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search, or stars&gt;=3 camera:x-t5</source>
        <translation>搜索，或 stars&gt;=3 camera:x-t5</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search file name, camera, lens, keywords, caption and critique, or ask</source>
        <translation>搜索文件名、相机、镜头、关键字、说明和点评，或使用条件</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>{view} view</source>
        <translation>{view}视图</translation>
    </message>
</context>
<context>
    <name>TransferDesk</name>
    <message>
        <source>Import ratings</source>
        <translation>导入评分</translation>
    </message>
    <message>
        <source>Ratings, Lightroom catalogues</source>
        <translation>评分、Lightroom 目录</translation>
    </message>
    <message>
        <source>Other ratings are still being imported.</source>
        <translation>另一份评分仍在导入。</translation>
    </message>
    <message>
        <source>Stopped: no rating was imported.</source>
        <translation>已停止：没有导入任何评分。</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln photos rated. {key} takes it back.</source>
        <translation>
            <numerusform>已停止：已评 %Ln 张照片。{key} 可撤销。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings imported</source>
        <translation>
            <numerusform>已导入 %Ln 个评分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of missing photos left out</source>
        <translation>
            <numerusform>略去 %Ln 个缺失照片的评分</numerusform>
        </translation>
    </message>
    <message>
        <source>{imported}, {left_out}</source>
        <translation>{imported}，{left_out}</translation>
    </message>
    <message>
        <source>Importing ratings</source>
        <translation>正在导入评分</translation>
    </message>
    <message>
        <source>Export ratings</source>
        <translation>导出评分</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ratings written to {}</source>
        <translation>
            <numerusform>已将 %Ln 个评分写入 {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashQuestion</name>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln photos to the trash?</source>
        <translation>
            <numerusform>将 %Ln 张照片移到回收站？</numerusform>
        </translation>
    </message>
    <message>
        <source>Their RAW and XMP files go along. Undo brings them back while this window is open.</source>
        <translation>其 RAW 和 XMP 文件一并移动。此窗口打开期间可撤销恢复。</translation>
    </message>
    <message>
        <source>Do not ask again while this window is open</source>
        <translation>此窗口打开期间不再询问</translation>
    </message>
</context>
<context>
    <name>ViewDesk</name>
    <message>
        <source>Lights on</source>
        <translation>背景正常</translation>
    </message>
    <message>
        <source>Lights dimmed</source>
        <translation>背景调暗</translation>
    </message>
    <message>
        <source>Lights out</source>
        <translation>背景全黑</translation>
    </message>
</context>
<context>
    <name>XMP</name>
    <message>
        <source>Nothing waits to be written.</source>
        <translation>没有等待写入的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln XMP files written</source>
        <translation>
            <numerusform>已写入 %Ln 个 XMP 文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln XMP files wait: {folder} is not there.</source>
        <translation>
            <numerusform>%Ln 个 XMP 文件等待中：{folder} 不存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more XMP files failed.</source>
        <translation>
            <numerusform>另有 %Ln 个 XMP 文件失败。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>XmpDesk</name>
    <message>
        <source>Keep my marks</source>
        <translation>保留我的标记</translation>
    </message>
    <message>
        <source>Take the file&apos;s marks</source>
        <translation>采用文件中的标记</translation>
    </message>
    <message>
        <source>None of these photos was changed in another program too.</source>
        <translation>这些照片都未被其他程序更改。</translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>predicted {}</source>
        <translation>预测 {}</translation>
    </message>
    <message>
        <source>you {mine}, predicted {predicted}</source>
        <translation>您 {mine}，预测 {predicted}</translation>
    </message>
</context>
<context>
    <name>_Exchange</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>No answer.</source>
        <translation>没有回答。</translation>
    </message>
</context>
<context>
    <name>_KeywordField</name>
    <message>
        <source>Add: sea, places &gt; Iceland</source>
        <translation>添加：海, 地点 &gt; 冰岛</translation>
    </message>
    <message>
        <source>Add keywords to the selected photos</source>
        <translation>为所选照片添加关键字</translation>
    </message>
    <message>
        <source>Keywords for the selected photos, with commas between them</source>
        <translation>所选照片的关键字，以逗号分隔</translation>
    </message>
</context>
</TS>
