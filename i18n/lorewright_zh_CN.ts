<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Accept</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Archive or bring back</source>
        <translation>归档或恢复</translation>
    </message>
    <message>
        <source>Choose the model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>Close all branches</source>
        <translation>全部收起</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>编辑答案</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>编辑问题</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>menu id -&gt; heading, in order</extracomment>
        <translation>文件</translation>
    </message>
    <message>
        <source>File under a tag…</source>
        <translation>归入标签…</translation>
    </message>
    <message>
        <source>Find an action or a project…</source>
        <extracomment>A row nobody has bound is not shown anywhere.</extracomment>
        <translation>查找操作或项目…</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Fold or unfold the rail</source>
        <translation>收起或展开侧栏</translation>
    </message>
    <message>
        <source>Generate questions for all documents…</source>
        <translation>为全部文献生成问题…</translation>
    </message>
    <message>
        <source>Generate the answer…</source>
        <translation>生成答案…</translation>
    </message>
    <message>
        <source>Generate…</source>
        <translation>生成…</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Leave open</source>
        <translation>设为待审</translation>
    </message>
    <message>
        <source>Move the tag down</source>
        <translation>下移标签</translation>
    </message>
    <message>
        <source>Move the tag one level in</source>
        <translation>标签降一级</translation>
    </message>
    <message>
        <source>Move the tag one level out</source>
        <translation>标签升一级</translation>
    </message>
    <message>
        <source>Move the tag up</source>
        <translation>上移标签</translation>
    </message>
    <message>
        <source>Name and description…</source>
        <translation>名称与说明…</translation>
    </message>
    <message>
        <source>New tag below</source>
        <translation>新建下级标签</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Open all branches</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Open the answer</source>
        <translation>打开答案</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Open the document</source>
        <translation>打开文献</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>打开菜单</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Rate 1</source>
        <translation>评 1 分</translation>
    </message>
    <message>
        <source>Rate 2</source>
        <translation>评 2 分</translation>
    </message>
    <message>
        <source>Rate 3</source>
        <translation>评 3 分</translation>
    </message>
    <message>
        <source>Rate 4</source>
        <translation>评 4 分</translation>
    </message>
    <message>
        <source>Rate 5</source>
        <translation>评 5 分</translation>
    </message>
    <message>
        <source>Rate…</source>
        <translation>评分…</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Rename the tag</source>
        <translation>重命名标签</translation>
    </message>
    <message>
        <source>Show its questions</source>
        <translation>查看其问题</translation>
    </message>
    <message>
        <source>Show running jobs</source>
        <translation>查看任务</translation>
    </message>
    <message>
        <source>Show the chunks</source>
        <translation>查看文本块</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>查看历史</translation>
    </message>
    <message>
        <source>Show the questions of the tag</source>
        <translation>查看标签下的问题</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>查看正文</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Switch language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>清除评分</translation>
    </message>
    <message>
        <source>Try failed documents again</source>
        <translation>重试失败的文献</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
</context>
<context>
    <name>AddSheet</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>添加问题</translation>
    </message>
    <message>
        <source>File under a tag…</source>
        <translation>归入标签…</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>AnswerEditor</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理过程</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理过程</translation>
    </message>
    <message>
        <source>Reasoning · {0} characters</source>
        <translation>推理过程 · {0} 字</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Answer the others</source>
        <translation>为其余问题生成答案</translation>
    </message>
    <message>
        <source>Every question has an answer already.</source>
        <translation>所有问题都已有答案。</translation>
    </message>
    <message>
        <source>Generate answers</source>
        <translation>生成答案</translation>
    </message>
    <message>
        <source>The selected questions have answers already.</source>
        <translation>所选问题都已有答案。</translation>
    </message>
    <message>
        <source>built-in engine</source>
        <translation>内置引擎</translation>
    </message>
</context>
<context>
    <name>AnswersSheet</name>
    <message numerus="yes">
        <source>%n question(s) of this project have no answer yet.</source>
        <translation>
            <numerusform>本项目还有 %n 个问题没有答案。</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered by: {0}. The model is chosen in the header.</source>
        <translation>由{0}作答。模型可在顶栏中选择。</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected question(s) will be answered.</source>
        <translation>
            <numerusform>将为所选的 %n 个问题生成答案。</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of the {1} selected questions have no answer yet; the others stay as they are.</source>
        <translation>所选 {1} 个问题中有 {0} 个尚无答案，其余保持不变。</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation>已选 {0} 项</translation>
    </message>
</context>
<context>
    <name>ChunkList</name>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n 个文本块</numerusform>
        </translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Chunks of the document</source>
        <translation>文献的文本块</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Text of the chunk</source>
        <translation>文本块正文</translation>
    </message>
    <message>
        <source>characters {0} to {1}</source>
        <translation>第 {0}–{1} 字</translation>
    </message>
    <message>
        <source>larger than the largest size, because it must not be cut</source>
        <translation>超出上限，因为内容不可拆分</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>第 {0} 页</translation>
    </message>
    <message>
        <source>select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>select all {0}</source>
        <translation>全选 {0} 项</translation>
    </message>
    <message>
        <source>{0} of {1} selected</source>
        <translation>已选 {0} / {1}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find an action or a project</source>
        <translation>查找操作或项目</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配结果</translation>
    </message>
    <message>
        <source>Nothing matches. Try fewer letters.</source>
        <translation>没有匹配项，试试更短的关键词。</translation>
    </message>
    <message>
        <source>Type what you want to do, or a project&apos;s name</source>
        <translation>输入要执行的操作或项目名称</translation>
    </message>
</context>
<context>
    <name>DatasetsPane</name>
    <message numerus="yes">
        <source>%n question(s) wait for an answer.</source>
        <translation>
            <numerusform>%n 个问题等待生成答案。</numerusform>
        </translation>
    </message>
    <message>
        <source>A sample is a question with its answer and its source.</source>
        <translation>样本由问题、答案及其原文构成。</translation>
    </message>
    <message>
        <source>Documents come first, questions follow from them.</source>
        <translation>先导入文献，再由文献生成问题。</translation>
    </message>
    <message>
        <source>Each answer becomes a sample that you can review here.</source>
        <translation>每个答案都会成为一条样本，供在此审阅。</translation>
    </message>
    <message>
        <source>Generate answers…</source>
        <translation>生成答案…</translation>
    </message>
    <message>
        <source>Go to projects</source>
        <translation>前往项目</translation>
    </message>
    <message>
        <source>Go to the documents</source>
        <translation>前往文献</translation>
    </message>
    <message>
        <source>Go to the questions</source>
        <translation>前往问题</translation>
    </message>
    <message>
        <source>Look at the questions</source>
        <translation>查看问题</translation>
    </message>
    <message>
        <source>No samples yet</source>
        <translation>还没有样本</translation>
    </message>
    <message>
        <source>Open or create a project first.</source>
        <translation>先打开或新建一个项目。</translation>
    </message>
</context>
<context>
    <name>DocumentChoice</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 篇文献</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose documents</source>
        <translation>选择文献</translation>
    </message>
    <message>
        <source>Documents ({0})</source>
        <translation>文献 ({0})</translation>
    </message>
    <message>
        <source>Sample project</source>
        <translation>示例项目</translation>
    </message>
    <message>
        <source>Take off {0}</source>
        <translation>移除 {0}</translation>
    </message>
    <message>
        <source>There is no document of a known format in there.</source>
        <translation>其中没有可识别格式的文献。</translation>
    </message>
    <message>
        <source>Use the two sample documents</source>
        <translation>使用两篇示例文献</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 篇</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>DocumentDetail</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one in the list to read its text and its chunks.</source>
        <translation>在列表中选择一篇，查看正文和文本块。</translation>
    </message>
    <message>
        <source>Chunks {0}</source>
        <translation>文本块 {0}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Generate for %n chunk(s)…</source>
        <translation>
            <numerusform>为 %n 个文本块生成…</numerusform>
        </translation>
    </message>
    <message>
        <source>Generate questions…</source>
        <translation>生成问题…</translation>
    </message>
    <message>
        <source>No document chosen</source>
        <translation>未选择文献</translation>
    </message>
    <message>
        <source>Nothing came out of {0}</source>
        <translation>{0} 没有产出任何内容</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <translation>另存为 Markdown…</translation>
    </message>
    <message>
        <source>Show questions</source>
        <translation>查看问题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>The reason is not known.</source>
        <translation>原因不明。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What to show of the document</source>
        <translation>文献的显示内容</translation>
    </message>
    <message>
        <source>{0} characters</source>
        <translation>{0} 字</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 篇文献</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文献</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Generate for all…</source>
        <translation>全部生成…</translation>
    </message>
    <message>
        <source>Generate questions…</source>
        <translation>生成问题…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Search names</source>
        <translation>搜索名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>With remarks</source>
        <translation>有提示</translation>
    </message>
    <message>
        <source>select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>select all {0}</source>
        <translation>全选 {0} 项</translation>
    </message>
    <message>
        <source>{0} of {1} match</source>
        <translation>{0} / {1} 篇匹配</translation>
    </message>
    <message>
        <source>{0} of {1} selected</source>
        <translation>已选 {0} / {1}</translation>
    </message>
</context>
<context>
    <name>DocumentRows</name>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>文本块</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>DocumentText</name>
    <message>
        <source>Characters {0} to {1} of {2}</source>
        <translation>第 {0}–{1} 字，共 {2} 字</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Headings of the document</source>
        <translation>文献标题</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>下一部分</translation>
    </message>
    <message>
        <source>Part before</source>
        <translation>上一部分</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>文献正文</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%n document(s) deleted. Samples made from them stay.</source>
        <translation>
            <numerusform>已删除 %n 篇文献，由其生成的样本予以保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Every one of these chunks was asked before.</source>
        <translation>这些文本块都已生成过问题。</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Generate questions</source>
        <translation>生成问题</translation>
    </message>
    <message>
        <source>None of these failed.</source>
        <translation>其中没有失败的文献。</translation>
    </message>
    <message>
        <source>Nothing to do: every one of these chunks was asked before.</source>
        <translation>无需处理：这些文本块都已生成过问题。</translation>
    </message>
    <message>
        <source>Save as Markdown</source>
        <translation>另存为 Markdown</translation>
    </message>
    <message>
        <source>Saved {0}.</source>
        <translation>已保存 {0}。</translation>
    </message>
    <message>
        <source>There is no text to ask about yet.</source>
        <translation>还没有可供提问的正文。</translation>
    </message>
    <message>
        <source>Trying {0} again.</source>
        <translation>正在重试 {0}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>finds the documents meant: the ids chosen, or all that match the filter</extracomment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>state -&gt; (word, role)</extracomment>
        <translation>就绪</translation>
    </message>
    <message>
        <source>with remarks</source>
        <translation>有提示</translation>
    </message>
    <message>
        <source>{0} B</source>
        <translation>{0} B</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0} chunks · about {1} questions</source>
        <translation>{0} 个文本块 · 约 {1} 个问题</translation>
    </message>
    <message>
        <source>{0} kB</source>
        <translation>{0} kB</translation>
    </message>
</context>
<context>
    <name>DocumentsPane</name>
    <message>
        <source>Documents belong to a project.</source>
        <translation>文献归属于项目。</translation>
    </message>
    <message>
        <source>Drop files and folders to import them</source>
        <translation>松开即可导入文件和文件夹</translation>
    </message>
    <message>
        <source>Drop files or folders here. Markdown, text, PDF, Word and EPUB become chunks to ask about.</source>
        <translation>把文件或文件夹拖到这里。Markdown、文本、PDF、Word 和 EPUB 会被拆分为可提问的文本块。</translation>
    </message>
    <message numerus="yes">
        <source>For %n chunk(s) you selected.</source>
        <translation>
            <numerusform>针对所选的 %n 个文本块。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n document(s) you selected.</source>
        <translation>
            <numerusform>针对所选的 %n 篇文献。</numerusform>
        </translation>
    </message>
    <message>
        <source>For all documents of the project.</source>
        <translation>针对项目中的全部文献。</translation>
    </message>
    <message>
        <source>For {0}.</source>
        <translation>针对 {0}。</translation>
    </message>
    <message>
        <source>Go to the projects</source>
        <translation>前往项目</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>还没有文献</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>Use the sample documents</source>
        <translation>使用示例文献</translation>
    </message>
</context>
<context>
    <name>Domain</name>
    <message numerus="yes">
        <source>%n tag(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个标签。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) in {0}.</source>
        <translation>
            <numerusform>{0} 中有 %n 个标签。</numerusform>
        </translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>构建</translation>
    </message>
    <message>
        <source>Build the tree</source>
        <translation>构建领域树</translation>
    </message>
    <message>
        <source>Export the tree</source>
        <translation>导出领域树</translation>
    </message>
    <message numerus="yes">
        <source>From the headings of %n document(s).</source>
        <translation>
            <numerusform>依据 %n 篇文献的标题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the documents</source>
        <translation>前往文献</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a tree</source>
        <translation>导入领域树</translation>
    </message>
    <message>
        <source>Indented list (*.md)</source>
        <translation>缩进列表 (*.md)</translation>
    </message>
    <message>
        <source>Nothing to do: the present tree of {0} tags stays.</source>
        <translation>无需处理：保留现有的领域树（{0} 个标签）。</translation>
    </message>
    <message>
        <source>Saved {0}.</source>
        <translation>已保存 {0}。</translation>
    </message>
    <message>
        <source>The present tree goes; its questions stay, without a tag. Undo brings it back.</source>
        <translation>现有领域树将被替换，其问题保留但不再有标签；可以撤销。</translation>
    </message>
    <message>
        <source>There is no document to build a tree from.</source>
        <translation>没有可用于构建领域树的文献。</translation>
    </message>
    <message>
        <source>Trees ({0})</source>
        <translation>领域树 ({0})</translation>
    </message>
</context>
<context>
    <name>DomainPane</name>
    <message>
        <source>A tree belongs to a project.</source>
        <translation>领域树归属于项目。</translation>
    </message>
    <message>
        <source>Build the tree…</source>
        <translation>构建领域树…</translation>
    </message>
    <message>
        <source>Go to the projects</source>
        <translation>前往项目</translation>
    </message>
    <message>
        <source>It appears here when it is done.</source>
        <translation>完成后将显示在这里。</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>No tree yet</source>
        <translation>还没有领域树</translation>
    </message>
    <message>
        <source>Questions and samples are filed under its tags. It can be skipped, and changed at any time.</source>
        <translation>问题和样本归入各个标签。这一步可以跳过，也可以随时修改。</translation>
    </message>
    <message>
        <source>Start by hand</source>
        <translation>手动创建</translation>
    </message>
    <message>
        <source>The tree is being built</source>
        <translation>正在构建领域树</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop files or folders here</source>
        <translation>把文件或文件夹拖到这里</translation>
    </message>
    <message>
        <source>Markdown, text, PDF, Word and EPUB. They are copied; your files stay as they are.</source>
        <translation>支持 Markdown、文本、PDF、Word 和 EPUB。只复制，不改动原文件。</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>No tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{0} questions deleted. Samples made from them stay.</source>
        <translation>已删除 {0} 个问题，由其生成的样本予以保留。</translation>
    </message>
    <message>
        <source>{0} questions filed.</source>
        <translation>已归类 {0} 个问题。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A project needs a name.</source>
        <translation>项目需要名称。</translation>
    </message>
    <message>
        <source>A question needs some words.</source>
        <translation>问题不能为空。</translation>
    </message>
    <message>
        <source>A rating is a whole number from 1 to 5.</source>
        <translation>评分须为 1 到 5 的整数。</translation>
    </message>
    <message>
        <source>A sample has no field “{name}” that can be edited.</source>
        <translation>样本没有可编辑的字段“{name}”。</translation>
    </message>
    <message>
        <source>A sample is open, accepted or rejected, not “{state}”.</source>
        <translation>样本的状态只能是待审、已确认或已拒绝，不能是“{state}”。</translation>
    </message>
    <message>
        <source>A sample needs a question and an answer.</source>
        <translation>样本必须包含问题和答案。</translation>
    </message>
    <message>
        <source>A tag cannot be moved below itself.</source>
        <translation>标签不能移到自身之下。</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <translation>标签需要名称。</translation>
    </message>
    <message>
        <source>Add documents first.</source>
        <translation>先添加文献。</translation>
    </message>
    <message>
        <source>Allow more time or fewer requests at a time in the model settings, then retry.</source>
        <translation>在模型设置中延长超时或减少并发，然后重试。</translation>
    </message>
    <message>
        <source>Answer it by hand, delete it, or use a model that can put it in words.</source>
        <translation>可手动填写答案、删除该问题，或改用能够作答的模型。</translation>
    </message>
    <message>
        <source>Ask the publisher for a copy without protection.</source>
        <translation>向发布方索取未加保护的版本。</translation>
    </message>
    <message>
        <source>Check that it is the right file; if it holds only pictures, it needs text first.</source>
        <translation>确认文件无误；如果只有图片，需要先识别出文字。</translation>
    </message>
    <message>
        <source>Check that the address is that of a model service, then retry.</source>
        <translation>确认该地址属于模型服务，然后重试。</translation>
    </message>
    <message>
        <source>Check that the file is still there and that you may open it.</source>
        <translation>确认文件仍在原处且有权打开。</translation>
    </message>
    <message>
        <source>Check that the file is there and that you may open it.</source>
        <translation>确认文件存在且有权打开。</translation>
    </message>
    <message>
        <source>Check the address of {provider}; it often ends in /v1.</source>
        <translation>检查 {provider} 的地址，通常以 /v1 结尾。</translation>
    </message>
    <message>
        <source>Check the key in the model settings, then retry.</source>
        <translation>在模型设置中检查密钥，然后重试。</translation>
    </message>
    <message>
        <source>Check the network and the address, then retry.</source>
        <translation>检查网络和地址，然后重试。</translation>
    </message>
    <message>
        <source>Check the network, then retry the failed items.</source>
        <translation>检查网络，然后重试失败项。</translation>
    </message>
    <message>
        <source>Check the spelling of the name.</source>
        <translation>检查名称的拼写。</translation>
    </message>
    <message>
        <source>Check whether it was copied or downloaded completely, and whether its name is right.</source>
        <translation>检查文件是否完整复制或下载，以及文件名是否正确。</translation>
    </message>
    <message>
        <source>Check whether it was copied or downloaded completely.</source>
        <translation>检查文件是否完整复制或下载。</translation>
    </message>
    <message>
        <source>Check whether the file was copied or downloaded completely.</source>
        <translation>检查文件是否完整复制或下载。</translation>
    </message>
    <message>
        <source>Choose a model from the list.</source>
        <translation>从列表中选择模型。</translation>
    </message>
    <message>
        <source>Choose a model from the list; with Ollama, get it with “ollama pull {model}”.</source>
        <translation>从列表中选择模型；使用 Ollama 时，可用“ollama pull {model}”获取。</translation>
    </message>
    <message>
        <source>Choose another data folder or ask for the right to write there.</source>
        <translation>选择其他数据文件夹，或获取该处的写入权限。</translation>
    </message>
    <message>
        <source>Choose another folder or ask for the right to write there.</source>
        <translation>选择其他文件夹，或获取该处的写入权限。</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>选择其他文件夹，或清理磁盘空间。</translation>
    </message>
    <message>
        <source>Choose another model, or ask {provider} for access.</source>
        <translation>选择其他模型，或向 {provider} 申请权限。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>换一个名称。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>换一个位置。</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>可选：{known}。</translation>
    </message>
    <message>
        <source>Close other programs, or leave this item out, then retry.</source>
        <translation>关闭其他程序或跳过此项，然后重试。</translation>
    </message>
    <message>
        <source>Compare the text with the pages; text recognition (OCR) may read it better.</source>
        <translation>对照页面检查正文；文字识别（OCR）的效果可能更好。</translation>
    </message>
    <message>
        <source>Correct that line, or export the file again.</source>
        <translation>修正该行，或重新导出文件。</translation>
    </message>
    <message>
        <source>Correct that row, or export the file again.</source>
        <translation>修正该条数据，或重新导出文件。</translation>
    </message>
    <message>
        <source>Cut the document into smaller chunks or choose a model with a longer context.</source>
        <translation>把文献拆分为更小的文本块，或选择上下文更长的模型。</translation>
    </message>
    <message>
        <source>Delete the question, answer it by hand, or use a stronger model.</source>
        <translation>删除该问题、手动填写答案，或改用能力更强的模型。</translation>
    </message>
    <message>
        <source>Export a tree to see the form, or use an indented list.</source>
        <translation>可先导出一棵领域树查看格式，或使用缩进列表。</translation>
    </message>
    <message>
        <source>Generate answers first, or choose other states or filters.</source>
        <translation>先生成答案，或更换状态和筛选条件。</translation>
    </message>
    <message>
        <source>Get the file from its publisher again.</source>
        <translation>向发布方重新获取该文件。</translation>
    </message>
    <message>
        <source>If text is missing, get the book from its publisher again.</source>
        <translation>如果正文有缺失，向发布方重新获取该书。</translation>
    </message>
    <message>
        <source>If they matter, run text recognition (OCR) on the file first.</source>
        <translation>如果这些内容重要，先对文件做文字识别（OCR）。</translation>
    </message>
    <message>
        <source>If they matter, save the file again as UTF-8 and add it once more.</source>
        <translation>如果这些内容重要，把文件另存为 UTF-8 后重新添加。</translation>
    </message>
    <message>
        <source>Install that version or a later one; this one would damage the data.</source>
        <translation>安装该版本或更新的版本；当前版本会损坏数据。</translation>
    </message>
    <message>
        <source>Install the program again if its files are incomplete.</source>
        <translation>如果程序文件不完整，请重新安装。</translation>
    </message>
    <message>
        <source>Is {provider} running? Start it, then retry.</source>
        <translation>确认 {provider} 是否已运行；启动后重试。</translation>
    </message>
    <message>
        <source>Job {job} has ended already.</source>
        <translation>任务 {job} 已结束。</translation>
    </message>
    <message>
        <source>Job {job} has ended; there is nothing to go on with.</source>
        <translation>任务 {job} 已结束，没有可继续的内容。</translation>
    </message>
    <message>
        <source>Job {job} is already running in another window or terminal.</source>
        <translation>任务 {job} 正在另一个窗口或终端中运行。</translation>
    </message>
    <message>
        <source>Known are: {known}. For any other service give its address as well.</source>
        <translation>已知服务商：{known}。使用其他服务时还需填写地址。</translation>
    </message>
    <message>
        <source>Let it end in .json or .jsonl.</source>
        <translation>文件名须以 .json 或 .jsonl 结尾。</translation>
    </message>
    <message>
        <source>Line {line} of {name} is not valid JSON.</source>
        <translation>{name} 的第 {line} 行不是有效的 JSON。</translation>
    </message>
    <message>
        <source>Make it first, or name another file.</source>
        <translation>先创建该文件夹，或指定其他文件。</translation>
    </message>
    <message>
        <source>Make room on the disk or mend the right to write there, then resume the job.</source>
        <translation>清理磁盘空间或修复写入权限，然后继续任务。</translation>
    </message>
    <message>
        <source>No sentence of the chunk answers this question.</source>
        <translation>文本块中没有能回答该问题的句子。</translation>
    </message>
    <message>
        <source>Nothing answers at {address} on this computer.</source>
        <translation>这台电脑的 {address} 没有响应。</translation>
    </message>
    <message>
        <source>Nothing in job {job} failed.</source>
        <translation>任务 {job} 没有失败项。</translation>
    </message>
    <message>
        <source>Nothing needs to be done, unless the deletion was a mistake.</source>
        <translation>除非是误删，否则无需处理。</translation>
    </message>
    <message>
        <source>Open it in a word processor and save it as DOCX without a password.</source>
        <translation>用文字处理软件打开，另存为不带密码的 DOCX。</translation>
    </message>
    <message>
        <source>Open it in a word processor, save it as DOCX again, and add that file.</source>
        <translation>用文字处理软件打开，重新保存为 DOCX，再添加该文件。</translation>
    </message>
    <message>
        <source>Open it with the password, save or print it as a PDF without one, and add that.</source>
        <translation>用密码打开，另存或打印为不带密码的 PDF，再添加该文件。</translation>
    </message>
    <message>
        <source>Open it with the program it was made with and save it as text, PDF or DOCX.</source>
        <translation>用原来的程序打开，另存为文本、PDF 或 DOCX。</translation>
    </message>
    <message>
        <source>Open it with the program it was made with, save it again, and add that file.</source>
        <translation>用原来的程序打开并重新保存，再添加该文件。</translation>
    </message>
    <message>
        <source>Put the key into it, or leave --api-key-env out.</source>
        <translation>把密钥写入该变量，或去掉 --api-key-env。</translation>
    </message>
    <message>
        <source>Raise the model&apos;s limit of tokens, or switch its thinking off.</source>
        <translation>提高模型的词元上限，或关闭思考。</translation>
    </message>
    <message>
        <source>Restore a backup from the backups folder beside it, or choose another data folder.</source>
        <translation>从旁边的 backups 文件夹恢复备份，或选择其他数据文件夹。</translation>
    </message>
    <message>
        <source>Restore its original text.</source>
        <translation>恢复其原始内容。</translation>
    </message>
    <message>
        <source>Retry the failed items later.</source>
        <translation>稍后重试失败项。</translation>
    </message>
    <message>
        <source>Retry the item, or choose a more capable model; the details show what it wrote.</source>
        <translation>重试此项，或选择能力更强的模型；详情中可查看其原始回复。</translation>
    </message>
    <message>
        <source>Retry, choose another model, or build the tree from the headings.</source>
        <translation>重试、换用其他模型，或依据标题构建领域树。</translation>
    </message>
    <message>
        <source>Retry, choose another model, or leave this chunk out.</source>
        <translation>重试、换用其他模型，或跳过该文本块。</translation>
    </message>
    <message>
        <source>Retry, or choose another model.</source>
        <translation>重试，或换用其他模型。</translation>
    </message>
    <message>
        <source>Retry; if it happens again, the log has the details.</source>
        <translation>重试；如果再次发生，可查看日志中的详情。</translation>
    </message>
    <message>
        <source>Row {number} of {name} is not a record with named fields.</source>
        <translation>{name} 的第 {number} 条不是带字段名的记录。</translation>
    </message>
    <message>
        <source>Run text recognition (OCR) on it first, then add the new file.</source>
        <translation>先做文字识别（OCR），再添加新文件。</translation>
    </message>
    <message>
        <source>Save it as PDF, DOCX or text with the program it was made with.</source>
        <translation>用原来的程序另存为 PDF、DOCX 或文本。</translation>
    </message>
    <message>
        <source>Save it as one of these first: {extensions}.</source>
        <translation>先另存为以下格式之一：{extensions}。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. Your data is safe; the details are in the log file.</source>
        <translation>出现意外错误。数据安全，详情见日志文件。</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong: {reason}.</source>
        <translation>出现意外错误：{reason}。</translation>
    </message>
    <message>
        <source>Split it into smaller files and add those.</source>
        <translation>拆分为较小的文件后再添加。</translation>
    </message>
    <message>
        <source>The account at {provider} has no credit left.</source>
        <translation>{provider} 账户余额不足。</translation>
    </message>
    <message>
        <source>The connection to {provider} broke off several times in a row.</source>
        <translation>与 {provider} 的连接连续多次中断。</translation>
    </message>
    <message>
        <source>The data folder {path} cannot be made: {reason}.</source>
        <translation>无法创建数据文件夹 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The data in {path} was written by a newer version of Lorewright ({revision}).</source>
        <translation>{path} 中的数据由更新版本的 Lorewright 写入（{revision}）。</translation>
    </message>
    <message>
        <source>The details show its answer; check the settings of the model.</source>
        <translation>详情中可查看其回复；检查模型设置。</translation>
    </message>
    <message>
        <source>The environment variable {variable} is not set.</source>
        <translation>未设置环境变量 {variable}。</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist.</source>
        <translation>文件夹 {folder} 不存在。</translation>
    </message>
    <message>
        <source>The model found no answer in the chunk, or only repeated its instructions.</source>
        <translation>模型没有在文本块中找到答案，或只是重复了指令。</translation>
    </message>
    <message>
        <source>The model found nothing to ask in this chunk.</source>
        <translation>模型没有在该文本块中找到可提的问题。</translation>
    </message>
    <message>
        <source>The model proposed no tag at all.</source>
        <translation>模型没有给出任何标签。</translation>
    </message>
    <message>
        <source>The model replied without an answer.</source>
        <translation>模型的回复中没有答案。</translation>
    </message>
    <message>
        <source>The model used up its tokens before it came to an answer.</source>
        <translation>模型在给出答案前已用完词元。</translation>
    </message>
    <message>
        <source>The model {model} is not known to {provider}.</source>
        <translation>{provider} 没有模型 {model}。</translation>
    </message>
    <message>
        <source>The name {name} does not say which kind of file it should be.</source>
        <translation>从名称 {name} 无法判断文件类型。</translation>
    </message>
    <message>
        <source>The options of this job do not fit: {field}: {reason}.</source>
        <translation>任务选项无效：{field}：{reason}。</translation>
    </message>
    <message>
        <source>The process working on this item died, perhaps for want of memory.</source>
        <translation>处理此项的进程意外终止，可能是内存不足。</translation>
    </message>
    <message>
        <source>The project has this question already: “{text}”.</source>
        <translation>项目中已有该问题：“{text}”。</translation>
    </message>
    <message>
        <source>The prompt {id} was given the wrong variables: {variables}.</source>
        <translation>提示词 {id} 收到的变量有误：{variables}。</translation>
    </message>
    <message>
        <source>The prompt {name} cannot be read: {reason}.</source>
        <translation>无法读取提示词 {name}：{reason}。</translation>
    </message>
    <message>
        <source>The prompt {name} uses and explains different variables: {variables}.</source>
        <translation>提示词 {name} 使用的变量与说明不一致：{variables}。</translation>
    </message>
    <message>
        <source>The provider refused the key for {provider}.</source>
        <translation>{provider} 拒绝了该密钥。</translation>
    </message>
    <message>
        <source>The provider {provider} is not known.</source>
        <translation>未知的服务商：{provider}。</translation>
    </message>
    <message>
        <source>The results cannot be written to {path}: {reason}.</source>
        <translation>无法将结果写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The text is too long for {model}.</source>
        <translation>文本超出 {model} 的长度限制。</translation>
    </message>
    <message>
        <source>There are: {known}.</source>
        <translation>可用项：{known}。</translation>
    </message>
    <message>
        <source>There is a project called “{name}” already.</source>
        <translation>已有名为“{name}”的项目。</translation>
    </message>
    <message>
        <source>There is no chat service at {address}.</source>
        <translation>{address} 处没有对话服务。</translation>
    </message>
    <message>
        <source>There is no document in {path}.</source>
        <translation>{path} 中没有文献。</translation>
    </message>
    <message>
        <source>There is no document to build a tree from.</source>
        <translation>没有可用于构建领域树的文献。</translation>
    </message>
    <message>
        <source>There is no export format called {name}.</source>
        <translation>没有名为 {name} 的导出格式。</translation>
    </message>
    <message>
        <source>There is no job {job}.</source>
        <translation>没有任务 {job}。</translation>
    </message>
    <message>
        <source>There is no project “{name}”.</source>
        <translation>没有项目“{name}”。</translation>
    </message>
    <message>
        <source>There is no prompt {id} in the language {language}.</source>
        <translation>提示词 {id} 没有 {language} 语言版本。</translation>
    </message>
    <message>
        <source>There is no sample to export.</source>
        <translation>没有可导出的样本。</translation>
    </message>
    <message>
        <source>There is no way of splitting called {name}.</source>
        <translation>没有名为 {name} 的拆分方式。</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>These can be read: {extensions}.</source>
        <translation>可读取的格式：{extensions}。</translation>
    </message>
    <message>
        <source>This project does not exist any more.</source>
        <translation>该项目已不存在。</translation>
    </message>
    <message>
        <source>This version of Lorewright does not know jobs of the kind “{kind}”.</source>
        <translation>此版本的 Lorewright 不支持“{kind}”类型的任务。</translation>
    </message>
    <message>
        <source>Top it up or choose another model, then retry the failed items.</source>
        <translation>充值或换用其他模型，然后重试失败项。</translation>
    </message>
    <message>
        <source>Use each variable that is explained, and no other.</source>
        <translation>使用且仅使用已说明的变量。</translation>
    </message>
    <message>
        <source>Wait a little, then retry the failed items, or allow fewer requests at a time.</source>
        <translation>稍等后重试失败项，或减少并发。</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it there.</source>
        <translation>等待其结束，或在该处取消。</translation>
    </message>
    <message>
        <source>What this result belongs to was changed or deleted in the meantime.</source>
        <translation>此结果对应的内容在此期间已被修改或删除。</translation>
    </message>
    <message>
        <source>Word it differently, or answer the one there is.</source>
        <translation>换一种问法，或直接回答已有的问题。</translation>
    </message>
    <message>
        <source>Write PROVIDER/MODEL, for example ollama/qwen3, or give the address as well.</source>
        <translation>写成“服务商/模型”，例如 ollama/qwen3，或同时给出地址。</translation>
    </message>
    <message>
        <source>Write it like http://127.0.0.1:8000/v1.</source>
        <translation>格式如 http://127.0.0.1:8000/v1。</translation>
    </message>
    <message>
        <source>Write one tag a line, indented below the tag it belongs to.</source>
        <translation>每行一个标签，缩进在所属标签之下。</translation>
    </message>
    <message>
        <source>`lorewright jobs list` shows the jobs there are.</source>
        <translation>`lorewright jobs list` 可列出现有任务。</translation>
    </message>
    <message>
        <source>`lorewright jobs retry {job}` tries its failed items again.</source>
        <translation>`lorewright jobs retry {job}` 可重试失败项。</translation>
    </message>
    <message>
        <source>{address} is not the address of a service.</source>
        <translation>{address} 不是有效的服务地址。</translation>
    </message>
    <message>
        <source>{count} characters could not be read and appear as “�”.</source>
        <translation>有 {count} 个字无法识别，显示为“�”。</translation>
    </message>
    <message>
        <source>{count} characters have no readable meaning in this PDF.</source>
        <translation>此 PDF 中有 {count} 个字没有可读的编码。</translation>
    </message>
    <message>
        <source>{count} pages are damaged and were left out.</source>
        <translation>有 {count} 页损坏，已跳过。</translation>
    </message>
    <message>
        <source>{count} pages hold no text, only pictures or nothing.</source>
        <translation>有 {count} 页没有文字，只有图片或空白。</translation>
    </message>
    <message>
        <source>{count} parts that the book names are missing from the file.</source>
        <translation>书中列出的部分有 {count} 处在文件中缺失。</translation>
    </message>
    <message>
        <source>{model} did not answer in the form that was asked for, twice.</source>
        <translation>{model} 连续两次未按要求的格式回复。</translation>
    </message>
    <message>
        <source>{model} gave no answer within {seconds} seconds.</source>
        <translation>{model} 在 {seconds} 秒内没有回复。</translation>
    </message>
    <message>
        <source>{name} cannot be read as a tree: {reason}.</source>
        <translation>{name} 无法作为领域树读取：{reason}。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} could not be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} could not be written to {folder}: {reason}.</source>
        <translation>无法将 {name} 写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{name} holds no tags.</source>
        <translation>{name} 中没有标签。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} 不存在。</translation>
    </message>
    <message>
        <source>{path} is not a Lorewright database, or it is damaged.</source>
        <translation>{path} 不是 Lorewright 数据库，或已损坏。</translation>
    </message>
    <message>
        <source>{path} may not be changed by this user.</source>
        <translation>当前用户无权修改 {path}。</translation>
    </message>
    <message>
        <source>{provider} cannot be reached at {address}.</source>
        <translation>无法通过 {address} 连接 {provider}。</translation>
    </message>
    <message>
        <source>{provider} did not accept the request for {model}.</source>
        <translation>{provider} 未接受对 {model} 的请求。</translation>
    </message>
    <message>
        <source>{provider} does not allow this account to use {model}.</source>
        <translation>{provider} 不允许此账户使用 {model}。</translation>
    </message>
    <message>
        <source>{provider} had a fault of its own ({status}) several times in a row.</source>
        <translation>{provider} 连续多次发生自身故障（{status}）。</translation>
    </message>
    <message>
        <source>{provider} had no room for this request for too long.</source>
        <translation>{provider} 长时间无法受理此请求。</translation>
    </message>
    <message>
        <source>{provider} sent something that is not an answer.</source>
        <translation>{provider} 返回的内容不是有效回复。</translation>
    </message>
    <message>
        <source>“{name}” contains no text.</source>
        <translation>“{name}”中没有文字。</translation>
    </message>
    <message>
        <source>“{name}” could not be opened: {reason}.</source>
        <translation>无法打开“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>“{name}” could not be read: {reason}.</source>
        <translation>无法读取“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>“{name}” holds pictures of pages but no text; it is probably a scan.</source>
        <translation>“{name}”只有页面图像，没有文字，可能是扫描件。</translation>
    </message>
    <message>
        <source>“{name}” is an old Word or Office file, or one protected with a password.</source>
        <translation>“{name}”是旧版 Word 或 Office 文件，或设有密码保护。</translation>
    </message>
    <message>
        <source>“{name}” is damaged and cannot be opened as a PDF.</source>
        <translation>“{name}”已损坏，无法作为 PDF 打开。</translation>
    </message>
    <message>
        <source>“{name}” is damaged inside and could not be read.</source>
        <translation>“{name}”内部已损坏，无法读取。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or not a DOCX document.</source>
        <translation>“{name}”已损坏或不是 DOCX 文档。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or not an EPUB.</source>
        <translation>“{name}”已损坏或不是 EPUB。</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}”是空文件。</translation>
    </message>
    <message>
        <source>“{name}” is not a text file, although its name says so.</source>
        <translation>“{name}”的扩展名表示文本文件，内容却不是文本。</translation>
    </message>
    <message>
        <source>“{name}” is not a {kind} file, or it is damaged.</source>
        <translation>“{name}”不是 {kind} 文件，或已损坏。</translation>
    </message>
    <message>
        <source>“{name}” is of a kind that cannot be read yet.</source>
        <translation>暂不支持“{name}”的文件类型。</translation>
    </message>
    <message>
        <source>“{name}” is protected against copying.</source>
        <translation>“{name}”设有复制保护。</translation>
    </message>
    <message>
        <source>“{name}” is protected with a password.</source>
        <translation>“{name}”设有密码保护。</translation>
    </message>
    <message>
        <source>“{name}” is really a file of the kind {kind}, whatever its name says.</source>
        <translation>“{name}”实际上是 {kind} 文件，与扩展名不符。</translation>
    </message>
    <message>
        <source>“{name}” is too large for the memory of this computer.</source>
        <translation>“{name}”过大，超出这台电脑的内存。</translation>
    </message>
    <message>
        <source>“{name}” unpacks to far more than a book holds, so it was not opened.</source>
        <translation>“{name}”解压后远超一本书的大小，因此没有打开。</translation>
    </message>
    <message>
        <source>“{name}” unpacks to far more than a document holds.</source>
        <translation>“{name}”解压后远超一篇文献的大小。</translation>
    </message>
    <message>
        <source>“{spec}” does not name a model.</source>
        <translation>“{spec}”不是有效的模型名称。</translation>
    </message>
</context>
<context>
    <name>Estimates</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>Built-in engine: no calls, nothing to pay</source>
        <translation>内置引擎：无需调用，没有费用</translation>
    </message>
    <message>
        <source>No calls, nothing to pay</source>
        <translation>无需调用，没有费用</translation>
    </message>
    <message>
        <source>about {0} tokens</source>
        <translation>约 {0} 词元</translation>
    </message>
    <message>
        <source>cost about {0}</source>
        <translation>费用约 {0}</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>无费用</translation>
    </message>
    <message>
        <source>{0} M</source>
        <translation>{0} M</translation>
    </message>
    <message>
        <source>{0} k</source>
        <translation>{0} k</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Accepted</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>全部样本</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation>选择一个已存在的文件夹。</translation>
    </message>
    <message>
        <source>Export the dataset</source>
        <extracomment>families of equal width that hold Chinese, where the system&apos;s own is no such family</extracomment>
        <translation>导出数据集</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Export {0}</source>
        <translation>导出 {0} 条</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No sample is in these states.</source>
        <translation>没有处于这些状态的样本。</translation>
    </message>
    <message>
        <source>One list (*.json)</source>
        <translation>单个列表 (*.json)</translation>
    </message>
    <message>
        <source>One row a line (*.jsonl)</source>
        <translation>每行一条 (*.jsonl)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The file that is there will be replaced.</source>
        <translation>已有的同名文件将被替换。</translation>
    </message>
    <message>
        <source>The first row, as it will be written</source>
        <translation>首条数据预览</translation>
    </message>
    <message>
        <source>The selected samples</source>
        <translation>所选样本</translation>
    </message>
    <message>
        <source>What</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>What the filter shows</source>
        <translation>当前筛选结果</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message numerus="yes">
        <source>%n sample(s) exported to {0}.</source>
        <translation>
            <numerusform>已将 %n 条样本导出到 {0}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>FailureBanner</name>
    <message numerus="yes">
        <source>%n item(s) failed.</source>
        <translation>
            <numerusform>%n 项失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>FailuresSheet</name>
    <message numerus="yes">
        <source>%n item(s) failed; everything else is kept.</source>
        <translation>
            <numerusform>%n 项失败，其余均已保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Failed items</source>
        <translation>失败项</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>失败项</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reply as it came</source>
        <translation>原始回复</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败项</translation>
    </message>
    <message>
        <source>The first {0} of {1} failed items; everything else is kept.</source>
        <translation>共 {1} 项失败，显示前 {0} 项；其余均已保留。</translation>
    </message>
    <message>
        <source>{0}: what failed</source>
        <translation>{0}：失败项</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Any document</source>
        <translation>所有文献</translation>
    </message>
    <message>
        <source>Any tag</source>
        <extracomment>the choices beside real ids</extracomment>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>文本块</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文献</translation>
    </message>
    <message>
        <source>Find a document</source>
        <translation>查找文献</translation>
    </message>
    <message>
        <source>Find a tag</source>
        <translation>查找标签</translation>
    </message>
    <message>
        <source>Show the questions of all chunks</source>
        <translation>显示所有文本块的问题</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>There are no documents yet.</source>
        <translation>还没有文献。</translation>
    </message>
    <message>
        <source>There are no tags yet.</source>
        <translation>还没有标签。</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>FilteredList</name>
    <message>
        <source>Nothing fits these filters.</source>
        <translation>没有符合当前筛选条件的内容。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <extracomment>table of the database; state that is filtered for at first; states with a chip, in order</extracomment>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>select all that match</source>
        <translation>全选匹配项</translation>
    </message>
    <message>
        <source>{0} of {1} that match</source>
        <translation>第 {0} 条，共 {1} 条匹配</translation>
    </message>
    <message>
        <source>{0} that match</source>
        <translation>{0} 条匹配</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>0 repeats itself, 1 varies. Empty: as the provider sets it.</source>
        <translation>0 最稳定，1 变化更多。留空则由服务商决定。</translation>
    </message>
    <message>
        <source>A fixed number instead; 0 follows the length.</source>
        <translation>改用固定数量；0 表示按长度计算。</translation>
    </message>
    <message>
        <source>A proposal of the model</source>
        <translation>由模型拟定</translation>
    </message>
    <message>
        <source>Add where each row came from: document, section and place.</source>
        <translation>附上每条数据的出处：文献、章节和位置。</translation>
    </message>
    <message>
        <source>Alpaca</source>
        <translation>Alpaca</translation>
    </message>
    <message>
        <source>At least {0}, please.</source>
        <translation>不能小于 {0}。</translation>
    </message>
    <message>
        <source>At most {0} characters, please.</source>
        <translation>最多 {0} 个字。</translation>
    </message>
    <message>
        <source>At most {0}, please.</source>
        <translation>不能大于 {0}。</translation>
    </message>
    <message>
        <source>At most; fewer when the provider asks to slow down.</source>
        <translation>上限；服务商要求降速时自动减少。</translation>
    </message>
    <message>
        <source>Build the tree from</source>
        <translation>构建依据</translation>
    </message>
    <message>
        <source>Calls at a time</source>
        <translation>并发调用数</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the data</source>
        <translation>数据语言</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>Leave both empty when you do not know them: the cost reads “unknown”.</source>
        <translation>不清楚价格时都留空，费用将显示为“未知”。</translation>
    </message>
    <message>
        <source>Leave out chunks that were asked before.</source>
        <translation>跳过已生成过问题的文本块。</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Like each document</source>
        <translation>与各文献一致</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No piece is longer, except one table, formula or block of code that must not be cut.</source>
        <translation>文本块不超过此长度；不可拆分的表格、公式或代码块除外。</translation>
    </message>
    <message>
        <source>One question per</source>
        <translation>每个问题对应</translation>
    </message>
    <message>
        <source>Only chunks not asked yet</source>
        <translation>仅未提问的文本块</translation>
    </message>
    <message>
        <source>OpenAI messages</source>
        <translation>OpenAI messages</translation>
    </message>
    <message>
        <source>Otherwise the tags are added at the end.</source>
        <translation>不勾选则把标签添加到末尾。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>Price per million tokens in</source>
        <translation>输入价格（每百万词元）</translation>
    </message>
    <message>
        <source>Price per million tokens out</source>
        <translation>输出价格（每百万词元）</translation>
    </message>
    <message>
        <source>Put the reasoning before the answer, between &lt;think&gt; and &lt;/think&gt;.</source>
        <translation>把推理过程放在答案之前，置于 &lt;think&gt; 与 &lt;/think&gt; 之间。</translation>
    </message>
    <message>
        <source>Questions per chunk</source>
        <translation>每个文本块的问题数</translation>
    </message>
    <message>
        <source>Replace the present tree</source>
        <translation>替换现有领域树</translation>
    </message>
    <message>
        <source>Said to the model in every row that has no system prompt of its own.</source>
        <translation>写入每条没有自带系统提示词的数据。</translation>
    </message>
    <message>
        <source>Share of questions asked without their mark, from 0 to 1: people often leave it out.</source>
        <translation>不带问号的问题所占比例，0 到 1；人们提问时常省略问号。</translation>
    </message>
    <message>
        <source>ShareGPT</source>
        <translation>ShareGPT</translation>
    </message>
    <message>
        <source>Shorter pieces are joined with a neighbour where both fit into the largest size.</source>
        <translation>较短的文本块会与相邻块合并，合并后不超过最大长度。</translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation>最小长度</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>The headings of the documents</source>
        <translation>文献标题</translation>
    </message>
    <message>
        <source>The language of prompts and questions.</source>
        <translation>提示词和问题所用的语言。</translation>
    </message>
    <message>
        <source>The language of questions and answers.</source>
        <translation>问题和答案所用的语言。</translation>
    </message>
    <message>
        <source>The largest size must not be below the smallest size.</source>
        <translation>最大长度不能小于最小长度。</translation>
    </message>
    <message>
        <source>The shape of a row that the training program expects.</source>
        <translation>训练程序要求的数据格式。</translation>
    </message>
    <message>
        <source>This must be a number.</source>
        <translation>必须为数字。</translation>
    </message>
    <message>
        <source>This value does not fit.</source>
        <translation>此值无效。</translation>
    </message>
    <message>
        <source>With reasoning</source>
        <translation>包含推理过程</translation>
    </message>
    <message>
        <source>With source</source>
        <translation>包含出处</translation>
    </message>
    <message>
        <source>Without question mark</source>
        <translation>不带问号的比例</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Export the dataset</source>
        <translation>导出数据集</translation>
    </message>
    <message>
        <source>one list</source>
        <translation>单个列表</translation>
    </message>
    <message>
        <source>one row a line</source>
        <translation>每行一条</translation>
    </message>
    <message>
        <source>{0}, {1} (*{2})</source>
        <translation>{0}，{1} (*{2})</translation>
    </message>
</context>
<context>
    <name>GuidePane</name>
    <message numerus="yes">
        <source>%n row(s) written to {0}.</source>
        <translation>
            <numerusform>已将 %n 条数据写入 {0}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Choose documents</source>
        <translation>选择文献</translation>
    </message>
    <message>
        <source>Choose how</source>
        <translation>选择方式</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>快速入门</translation>
    </message>
    <message>
        <source>From your documents to a dataset that a training program reads. Everything can be changed later.</source>
        <translation>从文献到可直接用于训练的数据集，之后一切都可以修改。</translation>
    </message>
    <message>
        <source>Make the dataset</source>
        <translation>生成数据集</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>显示文件</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>未选择模型</translation>
    </message>
    <message>
        <source>No project open</source>
        <translation>未打开项目</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>All projects</source>
        <translation>全部项目</translation>
    </message>
    <message>
        <source>Another model, settings, test…</source>
        <translation>更换模型、设置、测试…</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>快速入门</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open a project first</source>
        <translation>先打开一个项目</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
</context>
<context>
    <name>HistoryPopup</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Made {0}</source>
        <translation>创建于 {0}</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 篇文献</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose documents</source>
        <translation>选择文献</translation>
    </message>
    <message>
        <source>Documents ({0})</source>
        <translation>文献 ({0})</translation>
    </message>
    <message>
        <source>Drop files and folders here. Markdown, text, PDF (with a text layer), Word and EPUB are read.</source>
        <translation>把文件和文件夹拖到这里。支持 Markdown、文本、PDF（含文字层）、Word 和 EPUB。</translation>
    </message>
    <message>
        <source>Files and folders to import</source>
        <translation>要导入的文件和文件夹</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import documents</source>
        <translation>导入文献</translation>
    </message>
    <message>
        <source>There is no document of a known format in there.</source>
        <translation>其中没有可识别格式的文献。</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 项失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败项</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Build the domain tree</source>
        <translation>构建领域树</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Generate answers</source>
        <translation>生成答案</translation>
    </message>
    <message>
        <source>Generate questions</source>
        <translation>生成问题</translation>
    </message>
    <message>
        <source>Import documents</source>
        <translation>导入文献</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>done, some failed</source>
        <translation>已完成，部分失败</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>waiting</source>
        <extracomment>state -&gt; (words, role of the dot, verbs)</extracomment>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>{0} – Lorewright</source>
        <translation>{0} – Lorewright</translation>
    </message>
</context>
<context>
    <name>MakeStep</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 篇文献</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) failed; the reasons stand above.</source>
        <translation>
            <numerusform>%n 项失败，原因见上。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {0}.</source>
        <translation>
            <numerusform>已将 %n 条数据写入 {0}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n 条样本</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>First choose documents, or the two samples.</source>
        <translation>先选择文献，或使用两篇示例文献。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Make another</source>
        <translation>再做一个</translation>
    </message>
    <message>
        <source>Make the dataset</source>
        <translation>生成数据集</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Nothing to ask about was found in these documents. Add longer ones, or choose a language model.</source>
        <translation>这些文献中没有找到可提问的内容。添加更长的文献，或选择语言模型。</translation>
    </message>
    <message>
        <source>Nothing was made yet</source>
        <translation>尚未生成任何内容</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Review says which are good; an export can be made at any time.</source>
        <translation>审阅可筛出合格样本，导出可随时进行。</translation>
    </message>
    <message>
        <source>Review the dataset</source>
        <translation>审阅数据集</translation>
    </message>
    <message>
        <source>The reasons stand above.</source>
        <translation>原因见上。</translation>
    </message>
    <message>
        <source>What was finished is kept; “Go on” does the rest.</source>
        <translation>已完成的部分均已保留，点击“继续”完成其余部分。</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>ModelChooser</name>
    <message numerus="yes">
        <source>%n model(s) found</source>
        <translation>
            <numerusform>找到 %n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>A language model that runs here; nothing leaves this computer.</source>
        <translation>在本机运行的语言模型，数据不离开这台电脑。</translation>
    </message>
    <message>
        <source>A provider with a key</source>
        <translation>使用密钥的服务商</translation>
    </message>
    <message>
        <source>Built-in engine</source>
        <translation>内置引擎</translation>
    </message>
    <message>
        <source>Ollama on this computer</source>
        <translation>本机的 Ollama</translation>
    </message>
    <message>
        <source>Start Ollama with a model, or choose another way.</source>
        <translation>启动 Ollama 并加载模型，或选择其他方式。</translation>
    </message>
    <message>
        <source>Takes tree, questions and answers from the text itself and quotes it. No model, no key, works now.</source>
        <translation>直接从原文提取领域树、问题和答案并附引文。无需模型和密钥，立即可用。</translation>
    </message>
    <message>
        <source>The best models, for the price of your account; the text of the documents is sent there.</source>
        <translation>模型效果最佳，按账户计费；文献内容会发送给服务商。</translation>
    </message>
    <message>
        <source>This computer offers no keyring: the key is kept until the program ends.</source>
        <translation>这台电脑没有密钥环：密钥只保留到程序退出。</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>works now</source>
        <translation>立即可用</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message numerus="yes">
        <source>%n call(s) at a time</source>
        <translation>
            <numerusform>并发 %n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered in {0} ms.</source>
        <translation>{0} 毫秒内收到回复。</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>Fold the settings</source>
        <translation>收起设置</translation>
    </message>
    <message>
        <source>Model of this project</source>
        <translation>本项目的模型</translation>
    </message>
    <message>
        <source>Open or make a project first; each has its own model.</source>
        <translation>先打开或新建一个项目；每个项目使用各自的模型。</translation>
    </message>
    <message>
        <source>Temperature as the provider sets it</source>
        <translation>温度由服务商决定</translation>
    </message>
    <message>
        <source>Temperature {0}</source>
        <translation>温度 {0}</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Waiting for an answer…</source>
        <translation>正在等待回复…</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>无费用</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>{0} in, {1} out per million tokens</source>
        <translation>每百万词元：输入 {0}，输出 {1}</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Built-in engine</source>
        <translation>内置引擎</translation>
    </message>
    <message>
        <source>The text of your documents is sent to {0}.</source>
        <translation>文献内容会发送给 {0}。</translation>
    </message>
    <message>
        <source>Works on this computer, without a model and without a network.</source>
        <translation>在本机运行，无需模型，无需网络。</translation>
    </message>
    <message>
        <source>Works on this computer; nothing leaves it.</source>
        <translation>在本机运行，数据不离开这台电脑。</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>A note for yourself; Enter keeps it</source>
        <translation>写给自己的备注，按回车保存</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>OllamaFields</name>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Looking for Ollama…</source>
        <translation>正在查找 Ollama…</translation>
    </message>
    <message>
        <source>Model of Ollama</source>
        <translation>Ollama 模型</translation>
    </message>
    <message>
        <source>No Ollama with a model answers on this computer. Start it, then look again.</source>
        <translation>这台电脑上没有已加载模型的 Ollama。启动后重新查找。</translation>
    </message>
</context>
<context>
    <name>OutlineView</name>
    <message>
        <source>Headings of the documents</source>
        <extracomment>an internal id holds the document&apos;s row and, below these bits, the heading&apos;s number + 1</extracomment>
        <translation>文献标题</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文献</translation>
    </message>
    <message>
        <source>Domain Tree</source>
        <translation>领域树</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>快速入门</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%n document(s) gave no question. A model asks of running text too.</source>
        <translation>
            <numerusform>%n 篇文献没有生成问题。语言模型也能针对连续的正文提问。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 项失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) stopped in the middle. Nothing that was finished is lost.</source>
        <translation>
            <numerusform>有 %n 个任务中途停止，已完成的内容没有丢失。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>剩余约 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>剩余 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文献</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The engine cannot be started. The log in the data folder says why.</source>
        <translation>引擎无法启动，原因见数据文件夹中的日志。</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly and was started again.</source>
        <translation>引擎意外停止，已重新启动。</translation>
    </message>
    <message>
        <source>{0} a minute</source>
        <translation>每分钟 {0} 项</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} 词元</translation>
    </message>
    <message>
        <source>{0}: nothing succeeded.</source>
        <translation>{0}：全部失败。</translation>
    </message>
    <message>
        <source>{0}: {1} done, {2} failed.</source>
        <translation>{0}：完成 {1} 项，失败 {2} 项。</translation>
    </message>
    <message>
        <source>{0}: {1} done.</source>
        <translation>{0}：完成 {1} 项。</translation>
    </message>
</context>
<context>
    <name>ProjectCard</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>cost {0}</source>
        <translation>费用 {0}</translation>
    </message>
    <message numerus="yes">
        <source>document(s)</source>
        <translation>
            <numerusform>文献</numerusform>
        </translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>无费用</translation>
    </message>
    <message>
        <source>open</source>
        <translation>当前项目</translation>
    </message>
    <message numerus="yes">
        <source>question(s)</source>
        <translation>
            <numerusform>问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sample(s)</source>
        <translation>
            <numerusform>样本</numerusform>
        </translation>
    </message>
    <message>
        <source>today {0}</source>
        <translation>今天 {0}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} 词元</translation>
    </message>
</context>
<context>
    <name>ProjectEditing</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 篇文献</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the samples are accepted.</source>
        <translation>
            <numerusform>其中 %n 条样本已确认。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n 条样本</numerusform>
        </translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Delete the project</source>
        <translation>删除项目</translation>
    </message>
    <message>
        <source>Delete “{0}”?</source>
        <translation>删除“{0}”？</translation>
    </message>
    <message>
        <source>Name and description</source>
        <translation>名称与说明</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The data folder is {0}</source>
        <translation>数据文件夹为 {0}</translation>
    </message>
    <message>
        <source>The project is deleted.</source>
        <translation>项目已删除。</translation>
    </message>
    <message>
        <source>This cannot be undone. Your original files stay where they are.</source>
        <translation>此操作无法撤销。原始文件不受影响。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{0}, {1} and {2} go with it, and the copies of its files.</source>
        <translation>{0}、{1}和{2}将一并删除，文件副本也会删除。</translation>
    </message>
    <message>
        <source>“{0}” is archived.</source>
        <translation>“{0}”已归档。</translation>
    </message>
    <message>
        <source>“{0}” is back among the projects.</source>
        <translation>“{0}”已恢复到项目列表。</translation>
    </message>
</context>
<context>
    <name>ProjectsPane</name>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>快速入门</translation>
    </message>
    <message>
        <source>First steps takes you from a few documents to an exported dataset, without a key or a model.</source>
        <translation>“快速入门”带你从几篇文献做到导出数据集，无需密钥和模型。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Last used first</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Most samples first</source>
        <translation>样本最多</translation>
    </message>
    <message>
        <source>Name and description…</source>
        <translation>名称与说明…</translation>
    </message>
    <message>
        <source>Neither a name nor a description holds these words.</source>
        <translation>没有名称或说明包含这些内容的项目。</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新创建</translation>
    </message>
    <message>
        <source>No project matches</source>
        <translation>没有匹配的项目</translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation>还没有项目</translation>
    </message>
    <message>
        <source>Nothing is archived</source>
        <translation>没有已归档的项目</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Projects you put away stand here; nothing of them is lost.</source>
        <translation>归档的项目显示在这里，内容完整保留。</translation>
    </message>
    <message>
        <source>Search projects</source>
        <translation>搜索项目</translation>
    </message>
    <message>
        <source>Which projects</source>
        <translation>显示哪些项目</translation>
    </message>
</context>
<context>
    <name>ProviderFields</name>
    <message>
        <source>A key comes from the environment</source>
        <translation>密钥来自环境变量</translation>
    </message>
    <message>
        <source>A key is kept until the program ends</source>
        <translation>密钥保留到程序退出</translation>
    </message>
    <message>
        <source>A key is stored in the system keyring</source>
        <translation>密钥已存入系统密钥环</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Enter the address of the service.</source>
        <translation>填写服务地址。</translation>
    </message>
    <message>
        <source>Enter the key of {0}.</source>
        <translation>填写 {0} 的密钥。</translation>
    </message>
    <message>
        <source>Enter the name of the model.</source>
        <translation>填写模型名称。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Key of your account</source>
        <translation>账户密钥</translation>
    </message>
    <message>
        <source>List models</source>
        <translation>列出模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Usually not needed</source>
        <translation>通常无需填写</translation>
    </message>
</context>
<context>
    <name>QuestionDetail</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>编辑问题</translation>
    </message>
    <message>
        <source>File under a tag…</source>
        <translation>归入标签…</translation>
    </message>
    <message>
        <source>Generate answer…</source>
        <translation>生成答案…</translation>
    </message>
    <message>
        <source>Open in Datasets</source>
        <translation>在数据集中打开</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag: {0}</source>
        <translation>标签：{0}</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>built-in engine</source>
        <translation>内置引擎</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>尚无答案</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>第 {0} 页</translation>
    </message>
    <message>
        <source>written by hand</source>
        <translation>手动添加</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Generate answers…</source>
        <translation>生成答案…</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Search questions</source>
        <translation>搜索问题</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>未作答</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文献</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>未作答</translation>
    </message>
</context>
<context>
    <name>QuestionsPane</name>
    <message>
        <source>Generate questions…</source>
        <translation>生成问题…</translation>
    </message>
    <message>
        <source>Go to projects</source>
        <translation>前往项目</translation>
    </message>
    <message>
        <source>Go to the documents</source>
        <translation>前往文献</translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation>还没有问题</translation>
    </message>
    <message>
        <source>Open or create a project first.</source>
        <translation>先打开或新建一个项目。</translation>
    </message>
    <message>
        <source>Questions are made from documents. Bring some in first.</source>
        <translation>问题由文献生成，先导入文献。</translation>
    </message>
    <message>
        <source>Questions are made from the text of your documents, under the tags of the domain tree.</source>
        <translation>问题由文献正文生成，并归入领域树的标签。</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>功能区</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>No tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{0} samples accepted.</source>
        <translation>已确认 {0} 条样本。</translation>
    </message>
    <message>
        <source>{0} samples deleted.</source>
        <translation>已删除 {0} 条样本。</translation>
    </message>
    <message>
        <source>{0} samples filed.</source>
        <translation>已归类 {0} 条样本。</translation>
    </message>
    <message>
        <source>{0} samples rated.</source>
        <translation>已为 {0} 条样本评分。</translation>
    </message>
    <message>
        <source>{0} samples rejected.</source>
        <translation>已拒绝 {0} 条样本。</translation>
    </message>
    <message>
        <source>{0} samples reopened.</source>
        <translation>已将 {0} 条样本设为待审。</translation>
    </message>
</context>
<context>
    <name>SampleDetail</name>
    <message numerus="yes">
        <source>%n supporting sentence(s)</source>
        <translation>
            <numerusform>%n 处引文</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The text this was made from has been deleted.</source>
        <translation>对应的原文已被删除。</translation>
    </message>
    <message>
        <source>no supporting sentence</source>
        <translation>无引文</translation>
    </message>
    <message>
        <source>no tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>第 {0} 页</translation>
    </message>
    <message>
        <source>quote verified {0} / {1}</source>
        <translation>引文已核对 {0} / {1}</translation>
    </message>
    <message>
        <source>rated {0}</source>
        <translation>评分 {0}</translation>
    </message>
</context>
<context>
    <name>SampleList</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n 条样本</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Everything is reviewed</source>
        <translation>已全部审阅</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>No sample is open any more. Export the dataset, or look at all of them again.</source>
        <translation>没有待审的样本了。可以导出数据集，或重新查看全部样本。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Search samples</source>
        <translation>搜索样本</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Question</source>
        <extracomment>field -&gt; what editing it is called in the history</extracomment>
        <translation>问题</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理过程</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>built-in engine</source>
        <translation>内置引擎</translation>
    </message>
    <message>
        <source>open</source>
        <extracomment>state -&gt; (words, role)</extracomment>
        <translation>待审</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search actions and projects, {0}</source>
        <translation>搜索操作和项目，{0}</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Open document</source>
        <translation>打开文献</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Source text</source>
        <translation>原文</translation>
    </message>
</context>
<context>
    <name>Splitters</name>
    <message>
        <source>Markdown structure</source>
        <translation>Markdown 结构</translation>
    </message>
</context>
<context>
    <name>StageRow</name>
    <message numerus="yes">
        <source>%n failed:</source>
        <translation>
            <numerusform>%n 项失败：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n 个标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer them</source>
        <translation>生成答案</translation>
    </message>
    <message>
        <source>Ask questions</source>
        <translation>生成问题</translation>
    </message>
    <message>
        <source>Build the domain tree</source>
        <translation>构建领域树</translation>
    </message>
    <message>
        <source>Read the documents</source>
        <translation>读取文献</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>无需处理</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>some failed</source>
        <translation>部分失败</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>TagDetail</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) below</source>
        <translation>
            <numerusform>%n 个下级标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) selected</source>
        <translation>
            <numerusform>已选 %n 个标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Add below “{0}”</source>
        <translation>添加到“{0}”之下</translation>
    </message>
    <message>
        <source>Add to the tree</source>
        <translation>添加到领域树</translation>
    </message>
    <message>
        <source>Headings of the documents</source>
        <translation>文献标题</translation>
    </message>
    <message>
        <source>Makes tags of the selected headings; they can be dragged into the tree, too.</source>
        <translation>把所选标题变为标签；也可以直接拖入领域树。</translation>
    </message>
    <message>
        <source>No tag chosen</source>
        <translation>未选择标签</translation>
    </message>
    <message>
        <source>Outermost level</source>
        <translation>顶级标签</translation>
    </message>
    <message>
        <source>Show its questions</source>
        <translation>查看其问题</translation>
    </message>
    <message>
        <source>{0} with those below</source>
        <translation>含下级共 {0}</translation>
    </message>
</context>
<context>
    <name>TagEditing</name>
    <message numerus="yes">
        <source>%n tag(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 个标签。</numerusform>
        </translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新建标签</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{0} questions stay, without a tag.</source>
        <translation>{0} 个问题予以保留，不再有标签。</translation>
    </message>
    <message>
        <source>“{0}” deleted.</source>
        <translation>已删除“{0}”。</translation>
    </message>
</context>
<context>
    <name>TagModel</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>With below</source>
        <translation>含下级</translation>
    </message>
</context>
<context>
    <name>TagSide</name>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n 个标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Building…</source>
        <translation>正在构建…</translation>
    </message>
    <message>
        <source>Build…</source>
        <translation>构建…</translation>
    </message>
    <message>
        <source>Close all branches</source>
        <translation>全部收起</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Domain Tree</source>
        <translation>领域树</translation>
    </message>
    <message>
        <source>Export the tree…</source>
        <translation>导出领域树…</translation>
    </message>
    <message>
        <source>Import a tree…</source>
        <translation>导入领域树…</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新建标签</translation>
    </message>
    <message>
        <source>New tag below</source>
        <translation>新建下级标签</translation>
    </message>
    <message>
        <source>Open all branches</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Search tags</source>
        <translation>搜索标签</translation>
    </message>
    <message>
        <source>show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>{0} of {1} match</source>
        <translation>{0} / {1} 条匹配</translation>
    </message>
</context>
<context>
    <name>TagView</name>
    <message>
        <source>Domain tree</source>
        <extracomment>a search that leaves no more than this opens all branches</extracomment>
        <translation>领域树</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Nothing is running. Jobs you start appear here.</source>
        <translation>当前没有任务。启动的任务会显示在这里。</translation>
    </message>
</context>
<context>
    <name>TrayButton</name>
    <message numerus="yes">
        <source>%n more job(s)</source>
        <translation>
            <numerusform>另有 %n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs: none running</source>
        <translation>任务：无进行中</translation>
    </message>
    <message>
        <source>Jobs: {0}, {1}, {2}</source>
        <translation>任务：{0}，{1}，{2}</translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>无进行中的任务</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>What was deleted last is back.</source>
        <translation>最近删除的内容已恢复。</translation>
    </message>
</context>
</TS>
