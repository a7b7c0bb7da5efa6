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
        <source>Accept all cleaned texts of the list</source>
        <translation>采用列表中的全部清洗结果</translation>
    </message>
    <message>
        <source>Accept the cleaned text</source>
        <translation>采用清洗结果</translation>
    </message>
    <message>
        <source>Add a model beside it…</source>
        <translation>并排添加模型…</translation>
    </message>
    <message>
        <source>Add a model by name…</source>
        <translation>按名称添加模型…</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>添加模型文件…</translation>
    </message>
    <message>
        <source>Add a picture…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Alarms…</source>
        <translation>用量提醒…</translation>
    </message>
    <message>
        <source>Archive or bring back</source>
        <translation>归档或恢复</translation>
    </message>
    <message>
        <source>Ask for the list of models</source>
        <translation>获取模型列表</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Check all models of the provider</source>
        <translation>检测服务商的全部模型</translation>
    </message>
    <message>
        <source>Check the model</source>
        <translation>检测模型</translation>
    </message>
    <message>
        <source>Choose the model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>Clean chunks…</source>
        <translation>清洗文本块…</translation>
    </message>
    <message>
        <source>Close all branches</source>
        <translation>全部收起</translation>
    </message>
    <message>
        <source>Compare with the new conversion</source>
        <translation>与新转换结果比较</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Cut by hand…</source>
        <translation>手动拆分…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Difference from the default</source>
        <translation>与默认提示词比较</translation>
    </message>
    <message>
        <source>Earlier answer</source>
        <translation>上一个回答</translation>
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
        <source>Edit the chunk</source>
        <translation>编辑文本块</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>编辑问题</translation>
    </message>
    <message>
        <source>Edit the text</source>
        <translation>编辑正文</translation>
    </message>
    <message>
        <source>Enter the key of the provider</source>
        <translation>填写服务商的密钥</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File under a tag…</source>
        <translation>归入标签…</translation>
    </message>
    <message>
        <source>Filter by format, method or language…</source>
        <translation>按格式、转换方式或语言筛选…</translation>
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
        <source>Fit the pages to the width</source>
        <translation>页面适合宽度</translation>
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
        <source>Genres and audiences…</source>
        <translation>体裁与受众…</translation>
    </message>
    <message>
        <source>Give the original text back</source>
        <translation>恢复原始正文</translation>
    </message>
    <message>
        <source>Give the password…</source>
        <translation>输入密码…</translation>
    </message>
    <message>
        <source>Give up editing</source>
        <translation>放弃编辑</translation>
    </message>
    <message>
        <source>Give up the draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Go to the message, or back from it</source>
        <translation>转到消息，或从消息返回</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Hide or show the list</source>
        <translation>隐藏或显示列表</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Insert a variable…</source>
        <translation>插入变量…</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Keep the old texts</source>
        <translation>保留原正文</translation>
    </message>
    <message>
        <source>Keep your text with the changed default</source>
        <translation>默认提示词已更改，仍保留自定义内容</translation>
    </message>
    <message>
        <source>Larger pages</source>
        <translation>放大页面</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Later answer</source>
        <translation>下一个回答</translation>
    </message>
    <message>
        <source>Leave open</source>
        <translation>设为待审</translation>
    </message>
    <message>
        <source>Lower the priority</source>
        <translation>降低优先级</translation>
    </message>
    <message>
        <source>Merge the selected tags into this one</source>
        <translation>把选中的标签并入此标签</translation>
    </message>
    <message>
        <source>Merge with the next chunk</source>
        <translation>与下一个文本块合并</translation>
    </message>
    <message>
        <source>Merge with the previous chunk</source>
        <translation>与上一个文本块合并</translation>
    </message>
    <message>
        <source>Move the model down</source>
        <translation>下移模型</translation>
    </message>
    <message>
        <source>Move the model up</source>
        <translation>上移模型</translation>
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
        <source>Next change</source>
        <translation>下一处改动</translation>
    </message>
    <message>
        <source>Next chunk</source>
        <translation>下一个文本块</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>下一个对话</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>下一篇文献</translation>
    </message>
    <message>
        <source>Next prompt</source>
        <translation>下一个提示词</translation>
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
        <source>Open the original</source>
        <translation>打开原文件</translation>
    </message>
    <message>
        <source>Pause the job</source>
        <translation>暂停任务</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处改动</translation>
    </message>
    <message>
        <source>Previous chunk</source>
        <translation>上一个文本块</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>上一个对话</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>上一篇文献</translation>
    </message>
    <message>
        <source>Previous prompt</source>
        <translation>上一个提示词</translation>
    </message>
    <message>
        <source>Price of labelling by hand…</source>
        <translation>人工标注价格…</translation>
    </message>
    <message>
        <source>Put a text before chunks…</source>
        <translation>在文本块开头添加文字…</translation>
    </message>
    <message>
        <source>Put a text behind chunks…</source>
        <translation>在文本块末尾添加文字…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Raise the cap and go on…</source>
        <translation>提高上限并继续…</translation>
    </message>
    <message>
        <source>Raise the priority</source>
        <translation>提高优先级</translation>
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
        <source>Read again with another encoding…</source>
        <translation>换用其他编码重新读取…</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>重新读取…</translation>
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
        <source>Reject all cleaned texts of the list</source>
        <translation>舍弃列表中的全部清洗结果</translation>
    </message>
    <message>
        <source>Reject the cleaned text</source>
        <translation>舍弃清洗结果</translation>
    </message>
    <message>
        <source>Remove the model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Rename the conversation…</source>
        <translation>重命名对话…</translation>
    </message>
    <message>
        <source>Rename the tag</source>
        <translation>重命名标签</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Restore the default prompt</source>
        <translation>恢复默认提示词</translation>
    </message>
    <message>
        <source>Resume the job</source>
        <translation>继续任务</translation>
    </message>
    <message>
        <source>Retry the failed answers</source>
        <translation>重试失败的回答</translation>
    </message>
    <message>
        <source>Retry what failed</source>
        <translation>重试失败项</translation>
    </message>
    <message>
        <source>Save the chunk</source>
        <translation>保存文本块</translation>
    </message>
    <message>
        <source>Save the prompt</source>
        <translation>保存提示词</translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation>保存正文</translation>
    </message>
    <message>
        <source>Set the language…</source>
        <translation>设置语言…</translation>
    </message>
    <message>
        <source>Settings of the column…</source>
        <translation>此列的设置…</translation>
    </message>
    <message>
        <source>Settings of the model…</source>
        <translation>模型设置…</translation>
    </message>
    <message>
        <source>Show all chunks of the project</source>
        <translation>查看项目的全部文本块</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>查看全部任务</translation>
    </message>
    <message>
        <source>Show its questions</source>
        <translation>查看其问题</translation>
    </message>
    <message>
        <source>Show or hide the changes</source>
        <translation>显示或隐藏改动</translation>
    </message>
    <message>
        <source>Show running jobs</source>
        <translation>查看任务</translation>
    </message>
    <message>
        <source>Show text and source side by side</source>
        <translation>并排显示正文与原文</translation>
    </message>
    <message>
        <source>Show the calls</source>
        <translation>查看调用记录</translation>
    </message>
    <message>
        <source>Show the chunk in its document</source>
        <translation>在文献中查看文本块</translation>
    </message>
    <message>
        <source>Show the chunk in its source</source>
        <translation>在原文中查看文本块</translation>
    </message>
    <message>
        <source>Show the chunks</source>
        <translation>查看文本块</translation>
    </message>
    <message>
        <source>Show the cleaned texts to decide on</source>
        <translation>查看待决定的清洗结果</translation>
    </message>
    <message>
        <source>Show the documents</source>
        <translation>查看文献</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>查看历史</translation>
    </message>
    <message>
        <source>Show the log of the job</source>
        <translation>查看任务日志</translation>
    </message>
    <message>
        <source>Show the new texts to decide on</source>
        <translation>查看待决定的新正文</translation>
    </message>
    <message>
        <source>Show the overview</source>
        <translation>查看概览</translation>
    </message>
    <message>
        <source>Show the prompt in the other language</source>
        <translation>切换提示词的语言</translation>
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
        <source>Smaller pages</source>
        <translation>缩小页面</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Split again…</source>
        <translation>重新拆分…</translation>
    </message>
    <message>
        <source>Split the chunk at the cursor</source>
        <translation>在光标处拆分文本块</translation>
    </message>
    <message>
        <source>Stop the answers</source>
        <translation>停止回答</translation>
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
        <source>Switch rendered text and Markdown</source>
        <translation>切换排版视图与 Markdown</translation>
    </message>
    <message>
        <source>System prompt and settings</source>
        <translation>系统提示词与设置</translation>
    </message>
    <message>
        <source>Take the new texts</source>
        <translation>采用新正文</translation>
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
        <source>Try the prompt…</source>
        <translation>试用提示词…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Unfold or fold the thinking</source>
        <translation>展开或收起思考</translation>
    </message>
    <message>
        <source>Use the model for the project</source>
        <translation>用作项目的模型</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>What becomes of the domain tree…</source>
        <translation>领域树的处理方式…</translation>
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
    <name>AgainSheet</name>
    <message>
        <source>Counting what hangs on the chunks…</source>
        <translation>正在统计文本块的问题和样本…</translation>
    </message>
    <message>
        <source>None of these documents has a text that could be split.</source>
        <translation>这些文献都没有可拆分的正文。</translation>
    </message>
    <message numerus="yes">
        <source>Split %n document(s) again</source>
        <translation>
            <numerusform>重新拆分 %n 篇文献</numerusform>
        </translation>
    </message>
    <message>
        <source>Split “{0}” again</source>
        <translation>重新拆分“{0}”</translation>
    </message>
</context>
<context>
    <name>AlarmSheet</name>
    <message>
        <source>Add alarm</source>
        <translation>添加提醒</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>用量提醒</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Delete this alarm</source>
        <translation>删除此提醒</translation>
    </message>
    <message>
        <source>When a limit is reached, you are told once that day or month. Nothing is stopped.</source>
        <translation>达到限额时，当天或当月提醒一次，不会停止任何任务。</translation>
    </message>
    <message>
        <source>a deleted project</source>
        <translation>已删除的项目</translation>
    </message>
    <message>
        <source>{0} a day</source>
        <translation>每天 {0}</translation>
    </message>
    <message>
        <source>{0} a month</source>
        <translation>每月 {0}</translation>
    </message>
    <message>
        <source>{0} so far</source>
        <translation>已用 {0}</translation>
    </message>
    <message>
        <source>{0}, all projects</source>
        <translation>{0}，全部项目</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}，{1}</translation>
    </message>
</context>
<context>
    <name>AllChunks</name>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n 个文本块</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept the cleaned</source>
        <translation>采用清洗结果</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Append…</source>
        <translation>末尾添加…</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>文本块</translation>
    </message>
    <message>
        <source>Clean…</source>
        <translation>清洗…</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Generate questions…</source>
        <translation>生成问题…</translation>
    </message>
    <message>
        <source>No chunk of this project fits these filters.</source>
        <extracomment>chips -&gt; what they stand for in a filter chips that stay where nothing has what they stand for</extracomment>
        <translation>本项目没有符合当前筛选条件的文本块。</translation>
    </message>
    <message>
        <source>No such chunk</source>
        <translation>没有匹配的文本块</translation>
    </message>
    <message>
        <source>Over the maximum</source>
        <translation>超出上限</translation>
    </message>
    <message>
        <source>Prepend…</source>
        <translation>开头添加…</translation>
    </message>
    <message>
        <source>Questions…</source>
        <translation>生成问题…</translation>
    </message>
    <message>
        <source>Reject the cleaned</source>
        <translation>舍弃清洗结果</translation>
    </message>
    <message>
        <source>Search the texts</source>
        <translation>搜索正文</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>With questions</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Without questions</source>
        <translation>无问题</translation>
    </message>
    <message>
        <source>select all {0}</source>
        <translation>全选 {0} 项</translation>
    </message>
    <message>
        <source>{0} of {1} chunks match</source>
        <translation>{0} / {1} 个文本块匹配</translation>
    </message>
    <message>
        <source>{0} of {1} selected</source>
        <translation>已选 {0} / {1}</translation>
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
    <name>AnswersView</name>
    <message>
        <source>The answer is on the clipboard.</source>
        <translation>回答已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The question is on the clipboard.</source>
        <translation>问题已复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>Accept</source>
        <extracomment>name -&gt; (action, kind of button, icon), in order</extracomment>
        <translation>采用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
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
        <source>Merge with next</source>
        <translation>与下一块合并</translation>
    </message>
    <message>
        <source>Original back</source>
        <translation>恢复原文</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>查看正文</translation>
    </message>
    <message>
        <source>Split here</source>
        <translation>在此拆分</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>Ask up to three models at once</source>
        <translation>最多可同时向三个模型提问</translation>
    </message>
    <message>
        <source>Explain in three sentences what a check valve does.</source>
        <translation>用三句话说明止回阀的作用。</translation>
    </message>
    <message>
        <source>Install a model with Ollama, enter the key of a provider, or add a model file; then ask it here.</source>
        <translation>用 Ollama 安装模型、填写服务商的密钥，或添加模型文件，然后在此提问。</translation>
    </message>
    <message>
        <source>No model is known yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>Put this into a table: copper melts at 1085 °C, iron at 1538 °C, tin at 232 °C.</source>
        <translation>整理成表格：铜的熔点为 1085 °C，铁为 1538 °C，锡为 232 °C。</translation>
    </message>
    <message>
        <source>Set up models</source>
        <translation>配置模型</translation>
    </message>
    <message>
        <source>The built-in engine takes text apart and holds no conversation; it is not among them.</source>
        <translation>内置引擎只能处理文本，不能进行对话，因此不在其中。</translation>
    </message>
    <message>
        <source>Their answers come side by side, with the time, the tokens and the cost of each. For example:</source>
        <translation>回答并排显示，并附各自的耗时、词元和费用。例如：</translation>
    </message>
    <message>
        <source>Write five exam questions about photosynthesis, with answers.</source>
        <translation>出五道关于光合作用的试题，并附答案。</translation>
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
    <name>CallDetail</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Earlier reply</source>
        <translation>先前的回复</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>首个词元耗时</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>No call is chosen</source>
        <translation>未选择调用</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Prompt and reply are not kept: the log of calls was off, or its days are over.</source>
        <translation>没有保留内容：调用日志未开启，或已过保留期。</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送内容</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>cached, no cost</source>
        <translation>命中缓存，无费用</translation>
    </message>
    <message>
        <source>none, or deleted</source>
        <translation>无，或已删除</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{0} in · {1} out</source>
        <translation>输入 {0} · 输出 {1}</translation>
    </message>
</context>
<context>
    <name>CallExport</name>
    <message numerus="yes">
        <source>%n call(s) exported to {0}.</source>
        <translation>
            <numerusform>已将 %n 次调用导出到 {0}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>导出调用记录</translation>
    </message>
    <message>
        <source>One call a line (*.jsonl)</source>
        <translation>每行一次调用 (*.jsonl)</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>{0} of {1} calls written…</source>
        <translation>已写入 {0} / {1} 次调用…</translation>
    </message>
</context>
<context>
    <name>CallList</name>
    <message>
        <source>Calls</source>
        <translation>调用记录</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>No call fits this span of time and these filters.</source>
        <translation>没有符合当前时间范围和筛选条件的调用。</translation>
    </message>
    <message>
        <source>No calls</source>
        <translation>没有调用</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Search item, model, address, error</source>
        <translation>搜索条目、模型、地址、错误</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>{0} of {1} calls</source>
        <translation>第 {0} 次，共 {1} 次调用</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>chunk {0}</source>
        <translation>文本块 {0}</translation>
    </message>
    <message>
        <source>connection broken</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>document {0}</source>
        <translation>文献 {0}</translation>
    </message>
    <message>
        <source>domain tree</source>
        <translation>领域树</translation>
    </message>
    <message>
        <source>fault of the provider</source>
        <translation>服务商故障</translation>
    </message>
    <message>
        <source>file {0}</source>
        <translation>文件 {0}</translation>
    </message>
    <message>
        <source>key refused</source>
        <translation>密钥被拒绝</translation>
    </message>
    <message>
        <source>model declined to answer</source>
        <translation>模型拒绝回答</translation>
    </message>
    <message>
        <source>model not known there</source>
        <translation>服务商没有该模型</translation>
    </message>
    <message>
        <source>model reads no pictures</source>
        <translation>模型不支持图片</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>超时未回复</translation>
    </message>
    <message>
        <source>no credit left</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>no room at the provider</source>
        <translation>服务商繁忙</translation>
    </message>
    <message>
        <source>no secure connection</source>
        <translation>无法建立安全连接</translation>
    </message>
    <message>
        <source>no service at this address</source>
        <translation>该地址没有服务</translation>
    </message>
    <message>
        <source>not allowed for this account</source>
        <translation>账户无权使用</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>proxy not reachable</source>
        <translation>无法连接代理</translation>
    </message>
    <message>
        <source>question {0}</source>
        <translation>问题 {0}</translation>
    </message>
    <message>
        <source>reply not readable</source>
        <translation>回复无法读取</translation>
    </message>
    <message>
        <source>request not accepted</source>
        <translation>请求未被接受</translation>
    </message>
    <message>
        <source>text too long</source>
        <translation>文本过长</translation>
    </message>
    <message>
        <source>tokens estimated</source>
        <translation>词元为估算</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>（另有 %n 处）</numerusform>
        </translation>
    </message>
    <message>
        <source>Every variable is known and in its place.</source>
        <translation>变量均有效，位置正确。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>System part, line {0}: {1}</source>
        <translation>系统部分，第 {0} 行：{1}</translation>
    </message>
    <message>
        <source>User part, line {0}: {1}</source>
        <translation>用户部分，第 {0} 行：{1}</translation>
    </message>
</context>
<context>
    <name>ChooseSheet</name>
    <message>
        <source>Reading the first document…</source>
        <translation>正在读取第一篇文献…</translation>
    </message>
    <message>
        <source>The preview is of “{0}”.</source>
        <translation>预览的是“{0}”。</translation>
    </message>
</context>
<context>
    <name>ChunkDetail</name>
    <message>
        <source>Ctrl+Enter or Ctrl+S saves, Escape gives up. The text as it was split is kept.</source>
        <translation>按 Ctrl+回车或 Ctrl+S 保存，按 Esc 放弃。拆分时的原始正文会保留。</translation>
    </message>
    <message>
        <source>Nothing of this chunk would be left; accepting deletes it.</source>
        <translation>清洗后该文本块没有剩余内容；采用即删除该文本块。</translation>
    </message>
    <message>
        <source>Text of the chunk</source>
        <translation>文本块正文</translation>
    </message>
    <message>
        <source>What changes in the chunk</source>
        <translation>文本块的改动</translation>
    </message>
    <message>
        <source>What cleaning by {0} would change:</source>
        <translation>{0}清洗后的改动：</translation>
    </message>
    <message>
        <source>What was changed since the document was split:</source>
        <translation>文献拆分以来的改动：</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>规则</translation>
    </message>
</context>
<context>
    <name>ChunkEdits</name>
    <message numerus="yes">
        <source>%n chunk(s) as they were split.</source>
        <translation>
            <numerusform>%n 个文本块已恢复为拆分时的正文。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) cleaned.</source>
        <translation>
            <numerusform>已清洗 %n 个文本块。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) deleted. Samples made from them stay.</source>
        <translation>
            <numerusform>已删除 %n 个文本块，由其生成的样本予以保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) extended.</source>
        <translation>
            <numerusform>已为 %n 个文本块添加文字。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunks merged.</source>
        <translation>
            <numerusform>已合并 %n 个文本块。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cleaned text(s) accepted.</source>
        <translation>
            <numerusform>已采用 %n 个清洗结果。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cleaned text(s) rejected.</source>
        <translation>
            <numerusform>已舍弃 %n 个清洗结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>Merged with its neighbour.</source>
        <translation>已与相邻的文本块合并。</translation>
    </message>
    <message>
        <source>Nothing was changed there.</source>
        <translation>没有改动任何内容。</translation>
    </message>
    <message>
        <source>Put the cursor into the text where the second chunk is to begin.</source>
        <translation>将光标置于第二个文本块的开头处。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <extracomment>up to this many chunks there is nothing to say about how far it is</extracomment>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Split in two.</source>
        <translation>已拆分为两个文本块。</translation>
    </message>
    <message>
        <source>The rules found nothing to clean there.</source>
        <translation>按规则没有需要清洗的内容。</translation>
    </message>
    <message>
        <source>This is the first chunk of its document.</source>
        <translation>这是文献的第一个文本块。</translation>
    </message>
    <message>
        <source>This is the last chunk of its document.</source>
        <translation>这是文献的最后一个文本块。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{0} of {1} chunks done…</source>
        <translation>已完成 {0} / {1} 个文本块…</translation>
    </message>
</context>
<context>
    <name>ChunkExport</name>
    <message numerus="yes">
        <source>%n chunk(s) exported to {0}.</source>
        <translation>
            <numerusform>已将 %n 个文本块导出到 {0}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n chunk(s)</source>
        <translation>
            <numerusform>导出 %n 个文本块</numerusform>
        </translation>
    </message>
    <message>
        <source>One chunk a line (*.jsonl)</source>
        <translation>每行一个文本块 (*.jsonl)</translation>
    </message>
    <message>
        <source>One list (*.json)</source>
        <translation>单个列表 (*.json)</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>{0} of {1} chunks written…</source>
        <translation>已写入 {0} / {1} 个文本块…</translation>
    </message>
</context>
<context>
    <name>ChunkFilters</name>
    <message>
        <source>Any size</source>
        <translation>不限长度</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自定义范围…</translation>
    </message>
    <message>
        <source>Long: over {0}</source>
        <translation>偏长：{0} 以上</translation>
    </message>
    <message>
        <source>Short: under {0}</source>
        <translation>偏短：不足 {0}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Size of the chunks</source>
        <translation>文本块长度</translation>
    </message>
    <message>
        <source>Usual: {0} to {1}</source>
        <translation>适中：{0} 到 {1}</translation>
    </message>
</context>
<context>
    <name>ChunkForms</name>
    <message numerus="yes">
        <source>For %n chunk(s) you selected.</source>
        <translation>
            <numerusform>针对所选的 %n 个文本块。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n chunk(s), all that the list shows.</source>
        <translation>
            <numerusform>针对列表中的全部 %n 个文本块。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChunkHead</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one in the list.</source>
        <translation>在列表中选择一个。</translation>
    </message>
    <message>
        <source>No chunk chosen</source>
        <translation>未选择文本块</translation>
    </message>
    <message>
        <source>Show in the document</source>
        <translation>在文献中查看</translation>
    </message>
    <message>
        <source>cleaned text to decide on</source>
        <translation>清洗结果待决定</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>over the maximum</source>
        <translation>超出上限</translation>
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
    <name>ChunkPicker</name>
    <message>
        <source>Chunks</source>
        <translation>文本块</translation>
    </message>
    <message>
        <source>Find a chunk to try it on</source>
        <translation>查找用于试用的文本块</translation>
    </message>
    <message>
        <source>No chunks yet.</source>
        <translation>还没有文本块。</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配项。</translation>
    </message>
</context>
<context>
    <name>Chunks</name>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Chunk</source>
        <extracomment>bounds of what counts as short and long, in characters states of a chunk and their tones, the one that asks most of a person first</extracomment>
        <translation>文本块</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>不少于 {0}</translation>
    </message>
    <message>
        <source>no. {0}</source>
        <translation>第 {0} 块</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>第 {0} 页</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>超出上限</translation>
    </message>
    <message>
        <source>up to {0}</source>
        <translation>不超过 {0}</translation>
    </message>
</context>
<context>
    <name>ChunksView</name>
    <message>
        <source>Documents are split into chunks when they are imported, and can be split again.</source>
        <translation>文献在导入时拆分为文本块，之后可以重新拆分。</translation>
    </message>
    <message>
        <source>Go to the documents</source>
        <translation>前往文献</translation>
    </message>
    <message>
        <source>No chunks yet</source>
        <extracomment>the name its actions are bound under: letters mean other things than beside a document what the menu of a row offers, &quot;&quot; for a line between</extracomment>
        <translation>还没有文本块</translation>
    </message>
</context>
<context>
    <name>CleanSheet</name>
    <message>
        <source>Apply at once</source>
        <translation>直接采用</translation>
    </message>
    <message>
        <source>By a model</source>
        <translation>按模型</translation>
    </message>
    <message>
        <source>By rules</source>
        <translation>按规则</translation>
    </message>
    <message numerus="yes">
        <source>Clean %n chunk(s)</source>
        <translation>
            <numerusform>清洗 %n 个文本块</numerusform>
        </translation>
    </message>
    <message>
        <source>Clean chunks</source>
        <translation>清洗文本块</translation>
    </message>
    <message>
        <source>Cleaned by</source>
        <translation>清洗方式</translation>
    </message>
    <message>
        <source>Cleaned by: {0}. The model is chosen in the header.</source>
        <translation>由{0}清洗。模型可在顶栏中选择。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>正在估算…</translation>
    </message>
    <message>
        <source>No model is chosen. Choose one in the header, or clean by rules.</source>
        <translation>未选择模型。在顶栏中选择，或按规则清洗。</translation>
    </message>
    <message>
        <source>Of the first {1} chunks {0} would change.</source>
        <translation>前 {1} 个文本块中有 {0} 个会改动。</translation>
    </message>
    <message numerus="yes">
        <source>Propose for %n chunk(s)</source>
        <translation>
            <numerusform>为 %n 个文本块生成清洗结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Propose, to decide on each</source>
        <translation>逐个决定</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>清洗结果</translation>
    </message>
    <message>
        <source>What a model changes is seen when it is done; too large a change is refused.</source>
        <translation>模型的改动在完成后显示；改动过大的结果不予采用。</translation>
    </message>
    <message>
        <source>What the rules change in the chunk shown</source>
        <translation>规则对当前文本块的改动</translation>
    </message>
    <message>
        <source>{0} of {1} chunks would change.</source>
        <translation>{1} 个文本块中有 {0} 个会改动。</translation>
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
    <name>ComparePage</name>
    <message>
        <source>Both texts are the same</source>
        <translation>两份正文相同</translation>
    </message>
    <message>
        <source>Change {0} of {1}</source>
        <translation>第 {0} 处改动，共 {1} 处</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
    <message>
        <source>Difference between the present and the new text</source>
        <translation>现有正文与新正文的差异</translation>
    </message>
    <message>
        <source>Keep the present one</source>
        <translation>保留现有正文</translation>
    </message>
    <message>
        <source>Next change (F7)</source>
        <translation>下一处改动（F7）</translation>
    </message>
    <message>
        <source>Previous change (Shift+F7)</source>
        <translation>上一处改动（Shift+F7）</translation>
    </message>
    <message>
        <source>Take the new text</source>
        <translation>采用新正文</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Add pictures</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Ask something…</source>
        <translation>输入问题…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <extracomment>pixels of the longer side; models scale larger pictures down, and bill them</extracomment>
        <translation>图片</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Shift+Enter for a new line</source>
        <translation>按 Shift+回车换行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ConvertSheet</name>
    <message numerus="yes">
        <source>For %n documents.</source>
        <translation>
            <numerusform>针对 %n 篇文献。</numerusform>
        </translation>
    </message>
    <message>
        <source>For {0}.</source>
        <translation>针对 {0}。</translation>
    </message>
    <message>
        <source>Otherwise it waits beside the present text: compare, then take or drop it. Passages that stay the same keep their questions.</source>
        <translation>不勾选则新正文与现有正文并存，可比较后采用或舍弃。内容未变的段落保留其问题。</translation>
    </message>
    <message>
        <source>Read again</source>
        <extracomment>bytes of a text file that are shown in the encoding on trial</extracomment>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Take the new text at once</source>
        <translation>直接采用新正文</translation>
    </message>
</context>
<context>
    <name>ConvertedPane</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>How the text is shown</source>
        <translation>正文的显示方式</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Markdown of the document</source>
        <translation>文献的 Markdown</translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>排版</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>文献正文</translation>
    </message>
</context>
<context>
    <name>CopySheet</name>
    <message numerus="yes">
        <source>%n document(s) chosen</source>
        <translation>
            <numerusform>已选 %n 篇文献</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy pairs to other documents</source>
        <translation>将组合复制到其他文献</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文献</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文献</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Replace the pairs they have</source>
        <translation>替换其已有组合</translation>
    </message>
    <message>
        <source>Search documents</source>
        <translation>搜索文献</translation>
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
        <source>No project is open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>No samples yet</source>
        <translation>还没有样本</translation>
    </message>
    <message>
        <source>Open or create a project first.</source>
        <translation>先打开或新建一个项目。</translation>
    </message>
    <message>
        <source>What you typed is kept; “Edit” at that sample goes on with it.</source>
        <translation>输入的内容已保留；回到该样本点“编辑”即可继续。</translation>
    </message>
</context>
<context>
    <name>DaysSheet</name>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation>时间范围</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message numerus="yes">
        <source>… %n line(s) unchanged</source>
        <translation>
            <numerusform>… %n 行未改动</numerusform>
        </translation>
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
    <message>
        <source>Choose one in the list to read its text and its chunks.</source>
        <translation>在列表中选择一篇，查看正文和文本块。</translation>
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
        <source>Save as Markdown…</source>
        <translation>另存为 Markdown…</translation>
    </message>
    <message>
        <source>Show questions</source>
        <translation>查看问题</translation>
    </message>
    <message>
        <source>The new text was taken. Ctrl+Z takes it back.</source>
        <extracomment>tables whose changes concern the document shown</extracomment>
        <translation>已采用新正文，按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>The text stays as it is.</source>
        <translation>正文保持不变。</translation>
    </message>
</context>
<context>
    <name>DocumentHead</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>A draft of {0} is not saved.</source>
        <translation>{0} 的草稿尚未保存。</translation>
    </message>
    <message>
        <source>A new conversion waits: {0}.</source>
        <translation>有新的转换结果待决定：{0}。</translation>
    </message>
    <message>
        <source>Chunks {0}</source>
        <translation>文本块 {0}</translation>
    </message>
    <message>
        <source>Compare and decide</source>
        <translation>比较并决定</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Hide the list (F)</source>
        <translation>隐藏列表（F）</translation>
    </message>
    <message>
        <source>Show the list (F)</source>
        <translation>显示列表（F）</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>What to show of the document</source>
        <translation>文献的显示内容</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
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
        <source>Documents</source>
        <translation>文献</translation>
    </message>
    <message>
        <source>Generate for all…</source>
        <translation>全部生成…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>No document fits these filters.</source>
        <translation>没有符合当前筛选条件的文献。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
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
    <name>DocumentPicker</name>
    <message>
        <source>Document to preview</source>
        <translation>要预览的文献</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>下一篇文献</translation>
    </message>
    <message>
        <source>Preview of</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>上一篇文献</translation>
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
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>转换方式</translation>
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
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
</context>
<context>
    <name>DocumentText</name>
    <message>
        <source>Headings</source>
        <extracomment>side by side, headings have room only in a view at least this wide</extracomment>
        <translation>标题</translation>
    </message>
    <message>
        <source>Headings of the document</source>
        <translation>文献标题</translation>
    </message>
</context>
<context>
    <name>DocumentVerbs</name>
    <message numerus="yes">
        <source>For %n chunk(s) you selected.</source>
        <translation>
            <numerusform>针对所选的 %n 个文本块。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n document(s) you selected.</source>
        <extracomment>what the menu of a row offers, &quot;&quot; for a line between</extracomment>
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
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n 个文本块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) deleted. Samples made from them stay.</source>
        <translation>
            <numerusform>已删除 %n 篇文献，由其生成的样本予以保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new text(s) dropped; the old ones stay.</source>
        <translation>
            <numerusform>已舍弃 %n 份新正文，原正文予以保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new text(s) taken.</source>
        <translation>
            <numerusform>已采用 %n 份新正文。</numerusform>
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
        <source>Language of the documents</source>
        <translation>文献语言</translation>
    </message>
    <message>
        <source>MinerU, own address</source>
        <translation>自建 MinerU</translation>
    </message>
    <message>
        <source>No document waits for a password.</source>
        <extracomment>id, name, hash and method of a document that waits for its password</extracomment>
        <translation>没有需要密码的文献。</translation>
    </message>
    <message>
        <source>None of these documents waits for a decision.</source>
        <translation>这些文献都没有待决定的新正文。</translation>
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
        <source>OCR</source>
        <translation>OCR</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename the document</source>
        <translation>重命名文献</translation>
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
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Text layer</source>
        <extracomment>method -&gt; its short name; the long titles are for forms</extracomment>
        <translation>文字层</translation>
    </message>
    <message>
        <source>There is no text to ask about yet.</source>
        <translation>还没有可供提问的正文。</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>how many were decided on when it last ran, which ones, and what the tree is to be told of those taken
----------
finds the documents meant: the ids chosen, or all that match the filter</extracomment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Vision model</source>
        <translation>视觉模型</translation>
    </message>
    <message>
        <source>a new conversion waits</source>
        <translation>新正文待决定</translation>
    </message>
    <message numerus="yes">
        <source>about %n question(s)</source>
        <translation>
            <numerusform>约 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>new text</source>
        <translation>新正文</translation>
    </message>
    <message>
        <source>no ending</source>
        <extracomment>formats that are text in some encoding, as documents name them encodings whose usual name is not their Python name in capitals</extracomment>
        <translation>无扩展名</translation>
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
        <source>{0} kB</source>
        <translation>{0} kB</translation>
    </message>
</context>
<context>
    <name>DocumentsPane</name>
    <message>
        <source>Drop files and folders to import them</source>
        <translation>松开即可导入文件和文件夹</translation>
    </message>
    <message>
        <source>Drop files or folders here: PDF, Word, PowerPoint, Excel, EPUB, web pages, Markdown, text, CSV. They become chunks to ask about.</source>
        <translation>把文件或文件夹拖到这里：PDF、Word、PowerPoint、Excel、EPUB、网页、Markdown、文本、CSV。文献会拆分为可提问的文本块。</translation>
    </message>
    <message>
        <source>Go to projects</source>
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
        <source>Open or create a project first.</source>
        <translation>先打开或新建一个项目。</translation>
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
        <source>Build the tree…</source>
        <translation>构建领域树…</translation>
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
        <source>It appears here when it is done.</source>
        <translation>完成后将显示在这里。</translation>
    </message>
    <message>
        <source>It is built from the headings of documents. Bring some in first, or begin by hand.</source>
        <translation>领域树由文献标题构建。请先导入文献，或手动创建。</translation>
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
        <source>Open or create a project first.</source>
        <translation>先打开或新建一个项目。</translation>
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
        <source>PDF, Word, PowerPoint, Excel, EPUB, web pages, Markdown, text and CSV; your files stay as they are.</source>
        <translation>支持 PDF、Word、PowerPoint、Excel、EPUB、网页、Markdown、文本和 CSV；原始文件不受影响。</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message numerus="yes">
        <source>%n question(s) deleted. Samples made from them stay.</source>
        <translation>
            <numerusform>已删除 %n 个问题，由其生成的样本予以保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Give up the changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Give up your changes?</source>
        <translation>放弃修改？</translation>
    </message>
    <message>
        <source>Leave all chunks as they are and change only the text</source>
        <translation>只修改正文，所有文本块保持不变</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the text?</source>
        <translation>保存正文？</translation>
    </message>
    <message>
        <source>Saved. Ctrl+Z takes it back.</source>
        <translation>已保存，按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What you typed is not saved. The document stays as it was.</source>
        <translation>输入的内容不会保存，文献保持原样。</translation>
    </message>
    <message>
        <source>Your changes to {0} are kept as a draft.</source>
        <translation>对 {0} 的修改已存为草稿。</translation>
    </message>
    <message>
        <source>{0} questions filed.</source>
        <translation>已归类 {0} 个问题。</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Prompt changed</source>
        <translation>提示词已修改</translation>
    </message>
    <message>
        <source>Prompt restored</source>
        <translation>提示词已恢复默认</translation>
    </message>
    <message>
        <source>Prompts imported</source>
        <translation>提示词已导入</translation>
    </message>
</context>
<context>
    <name>EncodingSheet</name>
    <message>
        <source>Beginning of the file</source>
        <translation>文件开头</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Encoding of the file</source>
        <translation>文件编码</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知编码</translation>
    </message>
    <message>
        <source>“{0}” was read as {1}. It begins like this:</source>
        <translation>“{0}”已按 {1} 读取，开头如下：</translation>
    </message>
</context>
<context>
    <name>Ended</name>
    <message numerus="yes">
        <source>%n came out the same.</source>
        <translation>
            <numerusform>%n 篇与原来相同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) imported</source>
        <translation>
            <numerusform>已导入 %n 篇文献</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) read again.</source>
        <translation>
            <numerusform>已重新读取 %n 篇文献。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 项失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n 项失败。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of other kinds left out ({0})</source>
        <translation>
            <numerusform>%n 个其他类型的文件未导入（{0}）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read by the text layer</source>
        <translation>
            <numerusform>%n 个按文本层读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>已替换 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped: already there</source>
        <translation>
            <numerusform>已存在而跳过 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for your decision.</source>
        <translation>
            <numerusform>%n 篇待决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>without an ending</source>
        <translation>无扩展名</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>--last and --from or --to exclude one another.</source>
        <translation>--last 不能与 --from 或 --to 同时使用。</translation>
    </message>
    <message>
        <source>A chunk needs some text.</source>
        <translation>文本块不能为空。</translation>
    </message>
    <message>
        <source>A conversation needs a title.</source>
        <translation>对话需要标题。</translation>
    </message>
    <message>
        <source>A cut there would leave a chunk without text.</source>
        <translation>在此切分会产生没有文字的文本块。</translation>
    </message>
    <message>
        <source>A document cannot be empty.</source>
        <translation>文献不能为空。</translation>
    </message>
    <message>
        <source>A document needs a name.</source>
        <translation>文献需要名称。</translation>
    </message>
    <message>
        <source>A job would not take it; choose a more capable model.</source>
        <translation>任务不会采用该回复；选择能力更强的模型。</translation>
    </message>
    <message>
        <source>A model needs a name.</source>
        <translation>模型需要名称。</translation>
    </message>
    <message>
        <source>A picture of this conversation is gone: {name}.</source>
        <translation>此对话中的图片已不存在：{name}。</translation>
    </message>
    <message>
        <source>A project needs a name.</source>
        <translation>项目需要名称。</translation>
    </message>
    <message>
        <source>A provider needs an address.</source>
        <translation>服务商需要地址。</translation>
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
        <source>A tag cannot be merged into one below it.</source>
        <extracomment>tags put back one by one: (tag, parent, the sibling it stood before)</extracomment>
        <translation>标签不能并入它自己的下级标签。</translation>
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
        <source>A variable is written {meant}.</source>
        <translation>变量应写成 {meant}。</translation>
    </message>
    <message>
        <source>Add --base-url, such as http://127.0.0.1:8000/v1.</source>
        <translation>用 --base-url 指定地址，如 http://127.0.0.1:8000/v1。</translation>
    </message>
    <message>
        <source>Add documents first.</source>
        <translation>先添加文献。</translation>
    </message>
    <message>
        <source>Add it in the Models pane, or with “lorewright models file PATH”.</source>
        <translation>在“模型”功能区中添加，或使用“lorewright models file PATH”。</translation>
    </message>
    <message>
        <source>Allow more time or fewer requests at a time in the model settings, then retry.</source>
        <translation>在模型设置中延长超时或减少并发，然后重试。</translation>
    </message>
    <message>
        <source>Another program is using the data and does not let go of it.</source>
        <translation>另一个程序正在占用数据，迟迟没有释放。</translation>
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
        <source>Ask whoever made it for a copy without protection, and add that.</source>
        <translation>向文件的制作方索取未加保护的版本，再添加该文件。</translation>
    </message>
    <message>
        <source>Ask {provider} for access, then resume the job: it goes on with what was not asked yet. Or begin again with another model.</source>
        <translation>请向 {provider} 申请权限，然后继续该任务：它会接着处理尚未询问的部分。也可以换一个模型重新开始。</translation>
    </message>
    <message>
        <source>Begin a new conversation.</source>
        <translation>请新建对话。</translation>
    </message>
    <message>
        <source>Calls cannot be sorted by “{name}”.</source>
        <translation>调用不能按“{name}”排序。</translation>
    </message>
    <message>
        <source>Change one of the two, or edit the pair that is there.</source>
        <translation>修改体裁或受众，或编辑已有的组合。</translation>
    </message>
    <message>
        <source>Check blanks and line breaks; \n stands for a line break.</source>
        <translation>检查空格和换行；\n 表示换行。</translation>
    </message>
    <message>
        <source>Check capital letters and spaces, and enter it again.</source>
        <translation>检查大小写和空格，然后重新输入。</translation>
    </message>
    <message>
        <source>Check its name and that you have the right to.</source>
        <translation>检查名称以及是否有相应权限。</translation>
    </message>
    <message>
        <source>Check its name, your right to it and the room on the disk, then try again.</source>
        <translation>检查文件名、访问权限和磁盘空间，然后重试。</translation>
    </message>
    <message>
        <source>Check that it is the right file, or choose a more capable vision model.</source>
        <translation>确认文件无误，或选择能力更强的视觉模型。</translation>
    </message>
    <message>
        <source>Check that it is the right file; if it holds only pictures, it needs text first.</source>
        <translation>确认文件无误；如果只有图片，需要先识别出文字。</translation>
    </message>
    <message>
        <source>Check that the address is that of a MinerU service you trust, then try again.</source>
        <translation>确认该地址属于可信的 MinerU 服务，然后重试。</translation>
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
        <source>Check that the file is still there, or choose another one.</source>
        <translation>确认文件仍在原处，或选择其他文件。</translation>
    </message>
    <message>
        <source>Check that the file is there and that you may open it.</source>
        <translation>确认文件存在且有权打开。</translation>
    </message>
    <message>
        <source>Check the address in the settings of the method.</source>
        <translation>在转换方式的设置中检查地址。</translation>
    </message>
    <message>
        <source>Check the address of {provider}; it often ends in /v1.</source>
        <translation>检查 {provider} 的地址，通常以 /v1 结尾。</translation>
    </message>
    <message>
        <source>Check the address of {provider}; it often ends in /v1. Where the service keeps no list, add the model by its name: in the window under Models, or with “lorewright models add {id}/NAME”.</source>
        <translation>请检查 {provider} 的地址，它通常以 /v1 结尾。如果该服务没有列表，请按名称添加模型：在窗口的“模型”中，或用“lorewright models add {id}/NAME”。</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>检查磁盘，然后重试。</translation>
    </message>
    <message>
        <source>Check the key in the model settings, then retry.</source>
        <translation>在模型设置中检查密钥，然后重试。</translation>
    </message>
    <message>
        <source>Check the name and the right to read it.</source>
        <translation>检查名称和读取权限。</translation>
    </message>
    <message>
        <source>Check the name; the file must be UTF-8.</source>
        <translation>检查名称；文件须为 UTF-8 编码。</translation>
    </message>
    <message>
        <source>Check the network and the address, then retry.</source>
        <translation>检查网络和地址，然后重试。</translation>
    </message>
    <message>
        <source>Check the network, then convert the file again.</source>
        <translation>检查网络，然后重新转换文件。</translation>
    </message>
    <message>
        <source>Check the network, then try again.</source>
        <translation>请检查网络，然后重试。</translation>
    </message>
    <message>
        <source>Check the proxy, the network and the address, then retry.</source>
        <translation>请检查代理、网络和地址，然后重试。</translation>
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
        <source>Check whether the address begins with http:// or https://, and whether its certificate is valid.</source>
        <translation>请检查地址应以 http:// 还是 https:// 开头，以及证书是否有效。</translation>
    </message>
    <message>
        <source>Check whether the file was copied or downloaded completely.</source>
        <translation>检查文件是否完整复制或下载。</translation>
    </message>
    <message>
        <source>Choose a file that was exported from “Prompts”, or install the newest version.</source>
        <translation>选择从“提示词”导出的文件，或安装最新版本。</translation>
    </message>
    <message>
        <source>Choose a file that was exported from “Prompts”.</source>
        <translation>选择从“提示词”导出的文件。</translation>
    </message>
    <message>
        <source>Choose a file that was written by “Export settings”.</source>
        <translation>选择由“导出设置”生成的文件。</translation>
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
        <source>Choose a model that reads pictures as well as text (a vision model).</source>
        <translation>选择既能读文字也能看图片的模型（视觉模型）。</translation>
    </message>
    <message>
        <source>Choose a model to try this one out.</source>
        <translation>选择一个模型来试用该提示词。</translation>
    </message>
    <message>
        <source>Choose a model, for example one that Ollama serves on this computer.</source>
        <translation>选择一个模型，例如本机 Ollama 提供的模型。</translation>
    </message>
    <message>
        <source>Choose a model, or add the pairs by hand.</source>
        <translation>选择模型，或手动添加组合。</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>请换一个较短的名称。</translation>
    </message>
    <message>
        <source>Choose a text file, or save it as UTF-8.</source>
        <translation>请选择文本文件，或将其另存为 UTF-8。</translation>
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
        <source>Choose another method for it; this one reads {extensions}.</source>
        <translation>为该文件选择其他转换方式；当前方式支持 {extensions}。</translation>
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
        <source>Choose another one, or begin a new one.</source>
        <translation>选择其他对话，或新建对话。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>换一个位置。</translation>
    </message>
    <message>
        <source>Choose models of one currency, or set the cap in tokens.</source>
        <translation>选择使用同一货币的模型，或改用词元数设置上限。</translation>
    </message>
    <message>
        <source>Choose one in the settings of the method, or use text recognition (OCR).</source>
        <translation>在转换方式的设置中选择，或使用文字识别（OCR）。</translation>
    </message>
    <message>
        <source>Choose one of these: {methods}.</source>
        <translation>可选：{methods}。</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>可选：{known}。</translation>
    </message>
    <message>
        <source>Choose other filters or a longer span of time.</source>
        <translation>更换筛选条件，或延长时间范围。</translation>
    </message>
    <message>
        <source>Choose other filters.</source>
        <translation>更换筛选条件。</translation>
    </message>
    <message>
        <source>Choose others.</source>
        <translation>选择其他文本块。</translation>
    </message>
    <message>
        <source>Choose the file of an adapter, or take it off the list.</source>
        <translation>选择适配器文件，或将其从列表中移除。</translation>
    </message>
    <message>
        <source>Choose the language if this is program code.</source>
        <translation>如果确为程序代码，请指定编程语言。</translation>
    </message>
    <message>
        <source>Choose the model it was made for, and add this file as its adapter.</source>
        <translation>选择它所适配的模型，再将此文件添加为适配器。</translation>
    </message>
    <message>
        <source>Choose two or more neighbours.</source>
        <translation>选择两个或更多相邻的文本块。</translation>
    </message>
    <message>
        <source>Chunks cannot be sorted by “{column}”.</source>
        <translation>文本块不能按“{column}”排序。</translation>
    </message>
    <message>
        <source>Chunks shorter than {limit} characters: {count}.</source>
        <translation>短于 {limit} 字的文本块：{count} 个。</translation>
    </message>
    <message>
        <source>Close other programs, allow fewer calls at a time, or choose a smaller model.</source>
        <translation>关闭其他程序、减少并发，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Close other programs, or leave this item out, then retry.</source>
        <translation>关闭其他程序或跳过此项，然后重试。</translation>
    </message>
    <message>
        <source>Close this and open it again.</source>
        <translation>关闭后重新打开。</translation>
    </message>
    <message>
        <source>Common ones are utf-8, gb18030, big5, utf-16 and latin-1.</source>
        <translation>常用编码有 utf-8、gb18030、big5、utf-16 和 latin-1。</translation>
    </message>
    <message>
        <source>Compare the text with the page, or use a higher resolution.</source>
        <translation>对照页面检查正文，或提高分辨率。</translation>
    </message>
    <message>
        <source>Compare the text with the pages; text recognition (OCR) may read it better.</source>
        <translation>对照页面检查正文；文字识别（OCR）的效果可能更好。</translation>
    </message>
    <message>
        <source>Convert it again later; it is not sent a second time.</source>
        <translation>稍后重新转换；不会再次发送文件。</translation>
    </message>
    <message>
        <source>Convert it again, or choose another method.</source>
        <translation>重新转换，或选择其他转换方式。</translation>
    </message>
    <message>
        <source>Convert it again, or choose another method; the details show what MinerU said.</source>
        <translation>重新转换，或选择其他转换方式；详情中可查看 MinerU 的回复。</translation>
    </message>
    <message>
        <source>Convert it again: pages that were read are kept, only these are tried again.</source>
        <translation>重新转换：已读取的页面会保留，只重试这些页面。</translation>
    </message>
    <message>
        <source>Convert it again; it is sent anew.</source>
        <translation>重新转换；文件会再次发送。</translation>
    </message>
    <message>
        <source>Convert “{name}” again later.</source>
        <translation>稍后重新转换“{name}”。</translation>
    </message>
    <message>
        <source>Convert “{name}” again tomorrow, or choose another method.</source>
        <translation>明天重新转换“{name}”，或选择其他转换方式。</translation>
    </message>
    <message>
        <source>Copy it again, without line breaks and without anything before or behind it, and enter it anew.</source>
        <translation>请重新复制，不要带换行，前后也不要有其他内容，然后重新填写。</translation>
    </message>
    <message>
        <source>Correct it under “Prompts”, or restore the original text.</source>
        <translation>在“提示词”中更正，或恢复默认内容。</translation>
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
        <source>Cut the document into smaller chunks, choose a model with a longer context, or put the context length of this model right in its settings.</source>
        <translation>把文献拆分为更小的文本块，选择上下文更长的模型，或在模型设置中更正其上下文长度。</translation>
    </message>
    <message>
        <source>Cut within the text.</source>
        <translation>请在文字之间切分。</translation>
    </message>
    <message>
        <source>Cuts outside of the text, which were left out: {count}.</source>
        <translation>有 {count} 个切点超出正文范围，已忽略。</translation>
    </message>
    <message>
        <source>Delete it instead.</source>
        <translation>如不需要，可删除该文本块。</translation>
    </message>
    <message>
        <source>Delete the question, answer it by hand, or use a stronger model.</source>
        <translation>删除该问题、手动填写答案，或改用能力更强的模型。</translation>
    </message>
    <message>
        <source>Documents cannot be sorted by “{column}”.</source>
        <translation>文献不能按“{column}”排序。</translation>
    </message>
    <message>
        <source>Download the file again, or choose another one.</source>
        <translation>重新下载文件，或选择其他文件。</translation>
    </message>
    <message>
        <source>Enter it in the window under Models › {provider} › Key, put it into the environment variable {variable}, or keep it with “lorewright models add {id} --api-key-env {variable}”.</source>
        <translation>在窗口的“模型 › {provider} › 密钥”中填写，写入环境变量 {variable}，或用“lorewright models add {id} --api-key-env {variable}”保存。</translation>
    </message>
    <message>
        <source>Enter the password; it is used to read the file and not kept.</source>
        <translation>输入密码；密码只用于读取文件，不会保存。</translation>
    </message>
    <message>
        <source>Enter the price of the model, or set the cap in tokens.</source>
        <translation>填写模型的价格，或改用词元数设置上限。</translation>
    </message>
    <message>
        <source>Export a tree to see the form, or use an indented list.</source>
        <translation>可先导出一棵领域树查看格式，或使用缩进列表。</translation>
    </message>
    <message>
        <source>Files are for vision and MinerU alone, settings for vision alone.</source>
        <translation>文件仅用于 vision 和 MinerU，设置仅用于 vision。</translation>
    </message>
    <message>
        <source>Generate answers first, or choose other states or filters.</source>
        <translation>先生成答案，或更换状态和筛选条件。</translation>
    </message>
    <message>
        <source>Get a new token at mineru.net and enter it, then convert “{name}” again.</source>
        <translation>在 mineru.net 重新获取令牌并填写，然后重新转换“{name}”。</translation>
    </message>
    <message>
        <source>Get one at mineru.net (API management) and enter it, or choose another method.</source>
        <translation>在 mineru.net 的“API 管理”中获取并填写，或选择其他转换方式。</translation>
    </message>
    <message>
        <source>Get the file again from where it came from, or save it in parts.</source>
        <translation>从来源处重新获取文件，或拆成几部分保存。</translation>
    </message>
    <message>
        <source>Give another limit, or drop that one first.</source>
        <translation>请换一个限额，或先删除原有的提醒。</translation>
    </message>
    <message>
        <source>Give it once for all, or once for each --model, in their order.</source>
        <translation>只给出一次用于全部模型，或按顺序为每个 --model 各给出一次。</translation>
    </message>
    <message>
        <source>If text is missing, get the book from its publisher again.</source>
        <translation>如果正文有缺失，向发布方重新获取该书。</translation>
    </message>
    <message>
        <source>If that is not the wording you want, accept or reject them and add it again.</source>
        <translation>如果这不是所需的文字，先接受或拒绝修订，再重新添加文件。</translation>
    </message>
    <message>
        <source>If they matter, read the file with text recognition (OCR).</source>
        <translation>如果这些内容重要，用文字识别（OCR）读取文件。</translation>
    </message>
    <message>
        <source>If they matter, replace them by PNG pictures in the file and add it again.</source>
        <translation>如果这些内容重要，在文件中将其替换为 PNG 图片，再重新添加。</translation>
    </message>
    <message>
        <source>If they matter, save the file again as UTF-8 and add it once more.</source>
        <translation>如果这些内容重要，把文件另存为 UTF-8 后重新添加。</translation>
    </message>
    <message>
        <source>If they matter, save the page together with its pictures and add it again.</source>
        <translation>如果这些图片重要，将网页连同图片一起保存，再重新添加。</translation>
    </message>
    <message>
        <source>Import the file again.</source>
        <translation>重新导入文件。</translation>
    </message>
    <message>
        <source>Install Lorewright with its extra “gguf”, or use Ollama.</source>
        <translation>安装 Lorewright 的附加组件“gguf”，或使用 Ollama。</translation>
    </message>
    <message>
        <source>Install one for this kind of file.</source>
        <translation>安装可打开此类文件的程序。</translation>
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
        <source>It has these: {known}.</source>
        <translation>可用的设置：{known}。</translation>
    </message>
    <message>
        <source>It may be damaged or of a kind this version does not know; try another file.</source>
        <translation>文件可能已损坏，或此版本不支持其类型；请换用其他文件。</translation>
    </message>
    <message>
        <source>It takes a JSON object, such as {{&quot;…&quot;: &quot;…&quot;}}.</source>
        <translation>应为 JSON 对象，例如 {{&quot;…&quot;: &quot;…&quot;}}。</translation>
    </message>
    <message>
        <source>It takes a list, such as [&quot;…&quot;, &quot;…&quot;].</source>
        <translation>应为列表，例如 [&quot;…&quot;, &quot;…&quot;]。</translation>
    </message>
    <message>
        <source>It takes a number above {above}, up to {high}.</source>
        <translation>应为大于 {above} 且不超过 {high} 的数。</translation>
    </message>
    <message>
        <source>It takes a number above {above}.</source>
        <translation>应为大于 {above} 的数。</translation>
    </message>
    <message>
        <source>It takes a number from {low} to {high}.</source>
        <translation>应为 {low} 到 {high} 之间的数。</translation>
    </message>
    <message>
        <source>It takes a number, {low} or more.</source>
        <translation>应为不小于 {low} 的数。</translation>
    </message>
    <message>
        <source>It takes a number.</source>
        <translation>应为数字。</translation>
    </message>
    <message>
        <source>It takes a text that is not empty.</source>
        <translation>应为非空文本。</translation>
    </message>
    <message>
        <source>It takes a whole number from {low} to {high}.</source>
        <translation>应为 {low} 到 {high} 之间的整数。</translation>
    </message>
    <message>
        <source>It takes a whole number, {low} or more.</source>
        <translation>应为不小于 {low} 的整数。</translation>
    </message>
    <message>
        <source>It takes a whole number.</source>
        <translation>应为整数。</translation>
    </message>
    <message>
        <source>It takes null: then all is sent again.</source>
        <translation>它只接受 null：之后全部重新发送。</translation>
    </message>
    <message>
        <source>It takes one of these: {choices}.</source>
        <translation>只能是以下之一：{choices}。</translation>
    </message>
    <message>
        <source>It takes true or false.</source>
        <translation>只能是 true 或 false。</translation>
    </message>
    <message>
        <source>It takes {high} characters at most.</source>
        <translation>最多 {high} 个字符。</translation>
    </message>
    <message>
        <source>It takes {low} to {high} characters.</source>
        <translation>应为 {low} 到 {high} 个字符。</translation>
    </message>
    <message>
        <source>Its adapters may belong to another model: take them off, or try another file.</source>
        <translation>适配器可能属于其他模型：移除适配器，或换用其他文件。</translation>
    </message>
    <message>
        <source>Its name takes letters, digits and dashes, its value one line of them.</source>
        <translation>名称只能用字母、数字和连字符，值须为一行这样的字符。</translation>
    </message>
    <message>
        <source>Its text could be taken for instructions. Write &lt;{fence}&gt; before it and &lt;/{fence}&gt; after it.</source>
        <translation>其内容可能被当作指令。请在前面写上 &lt;{fence}&gt;，后面写上 &lt;/{fence}&gt;。</translation>
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
        <source>Job {job} is working on these chunks.</source>
        <translation>任务 {job} 正在处理这些文本块。</translation>
    </message>
    <message>
        <source>Keys and passwords are not taken as arguments: others could read them.</source>
        <translation>密钥和密码不能写在命令参数中，以免被他人看到。</translation>
    </message>
    <message>
        <source>Known are: {known}. `lorewright models add {provider} --base-url …` adds any other service.</source>
        <translation>已知的有：{known}。其他服务可用 `lorewright models add {provider} --base-url …` 添加。</translation>
    </message>
    <message>
        <source>Leave its engine empty and update MinerU to version 2.1 or later.</source>
        <translation>将引擎留空，并将 MinerU 更新到 2.1 或更高版本。</translation>
    </message>
    <message>
        <source>Leave one of them out.</source>
        <translation>去掉其中一个。</translation>
    </message>
    <message>
        <source>Leave some text in it, or delete it.</source>
        <translation>保留部分文字，或删除该文献。</translation>
    </message>
    <message>
        <source>Let it end in one of these: {endings}.</source>
        <translation>文件名须以下列扩展名之一结尾：{endings}。</translation>
    </message>
    <message>
        <source>Line {line} of {name} is not valid JSON.</source>
        <translation>{name} 的第 {line} 行不是有效的 JSON。</translation>
    </message>
    <message>
        <source>Longer than the largest size because a block of code is not cut: {count}.</source>
        <translation>因代码块不可拆分而超出最大长度：{count} 个。</translation>
    </message>
    <message>
        <source>Longer than the largest size because a formula is not cut: {count}.</source>
        <translation>因公式不可拆分而超出最大长度：{count} 个。</translation>
    </message>
    <message>
        <source>Longer than the largest size because a list item with code or a table is not cut: {count}.</source>
        <translation>因含代码或表格的列表项不可拆分而超出最大长度：{count} 个。</translation>
    </message>
    <message>
        <source>Longer than the largest size because a table is not cut: {count}.</source>
        <translation>因表格不可拆分而超出最大长度：{count} 个。</translation>
    </message>
    <message>
        <source>Longer than the largest size because there was no place to cut in so much white space: {count}.</source>
        <translation>因大段空白中没有可切分的位置而超出最大长度：{count} 个。</translation>
    </message>
    <message>
        <source>Look through what came of it, or choose a more capable model.</source>
        <translation>请检查得到的结果，或换用能力更强的模型。</translation>
    </message>
    <message>
        <source>Make it first, or name another file.</source>
        <translation>先创建该文件夹，或指定其他文件。</translation>
    </message>
    <message>
        <source>Make it smaller than {megabytes} MB.</source>
        <translation>请压缩到 {megabytes} MB 以下。</translation>
    </message>
    <message>
        <source>Make room on it, then try again.</source>
        <translation>腾出磁盘空间，然后重试。</translation>
    </message>
    <message>
        <source>Make room on the disk or mend the right to write there, then resume the job.</source>
        <translation>清理磁盘空间或修复写入权限，然后继续任务。</translation>
    </message>
    <message>
        <source>Make the model available again, then resume the job: it goes on with what was not asked yet. Or begin again with another model.</source>
        <translation>请让该模型重新可用，然后继续该任务：它会接着处理尚未询问的部分。也可以换一个模型重新开始。</translation>
    </message>
    <message>
        <source>Mend the right to write in the data folder, then try again.</source>
        <translation>修正数据文件夹的写入权限，然后重试。</translation>
    </message>
    <message>
        <source>MinerU cannot be reached at {address}.</source>
        <translation>无法通过 {address} 连接 MinerU。</translation>
    </message>
    <message>
        <source>MinerU cannot open “{name}”: it is damaged, protected, or not what its name says.</source>
        <translation>MinerU 无法打开“{name}”：文件已损坏、设有保护，或与扩展名不符。</translation>
    </message>
    <message>
        <source>MinerU could not convert “{name}”.</source>
        <translation>MinerU 未能转换“{name}”。</translation>
    </message>
    <message>
        <source>MinerU has no room or is out of order for the moment.</source>
        <translation>MinerU 目前繁忙或发生故障。</translation>
    </message>
    <message>
        <source>MinerU has not got any further with “{name}” for a long time.</source>
        <translation>MinerU 处理“{name}”时长时间没有进展。</translation>
    </message>
    <message>
        <source>MinerU no longer knows the file “{name}” that was sent to it.</source>
        <translation>MinerU 已找不到先前发送的文件“{name}”。</translation>
    </message>
    <message>
        <source>MinerU refused the token; it is wrong or has expired.</source>
        <translation>MinerU 拒绝了令牌：令牌有误或已过期。</translation>
    </message>
    <message>
        <source>Name a file, in a folder where you have the right to write.</source>
        <translation>请指定一个文件，并放在您有写入权限的文件夹中。</translation>
    </message>
    <message>
        <source>Name a model with --model; `lorewright models list` shows which are known.</source>
        <translation>用 --model 指定模型；`lorewright models list` 可列出已知模型。</translation>
    </message>
    <message>
        <source>Name a provider or a model, then NAME=VALUE.</source>
        <translation>先指定服务商或模型，再写“名称=值”。</translation>
    </message>
    <message>
        <source>Name a text file in UTF-8.</source>
        <translation>指定一个 UTF-8 编码的文本文件。</translation>
    </message>
    <message>
        <source>Name it by its number.</source>
        <translation>用编号指定。</translation>
    </message>
    <message>
        <source>Name it with --project. There are: {known}.</source>
        <translation>用 --project 指定。可用项：{known}。</translation>
    </message>
    <message>
        <source>Name its path, or install the small model with “python3 dev.py starter”.</source>
        <translation>指定其路径，或用“python3 dev.py starter”安装小模型。</translation>
    </message>
    <message>
        <source>Name one by its number: {numbers}.</source>
        <translation>用编号指定其中一篇：{numbers}。</translation>
    </message>
    <message>
        <source>Name one, or use --all.</source>
        <translation>指定一个，或使用 --all。</translation>
    </message>
    <message>
        <source>Name their numbers, narrow them down with a filter, or say --all.</source>
        <translation>指定编号、用筛选条件缩小范围，或使用 --all。</translation>
    </message>
    <message>
        <source>Name them as PROVIDER/MODEL, or refresh the provider and say --all.</source>
        <translation>写成“服务商/模型”，或刷新服务商的列表后使用 --all。</translation>
    </message>
    <message>
        <source>Name them, narrow them down with a filter, or say --all.</source>
        <translation>指定名称、用筛选条件缩小范围，或使用 --all。</translation>
    </message>
    <message>
        <source>No MinerU answers at {address} on this computer.</source>
        <translation>这台电脑的 {address} 没有 MinerU 响应。</translation>
    </message>
    <message>
        <source>No document needs that; get the file again from a source you trust.</source>
        <translation>正常文献不需要这样；从可信来源重新获取文件。</translation>
    </message>
    <message>
        <source>No header can be taken from “{words}”.</source>
        <translation>无法从“{words}”得到请求头。</translation>
    </message>
    <message>
        <source>No heading was found, so the text is cut by paragraphs and sentences alone.</source>
        <translation>没有找到标题，因此只按段落和句子切分。</translation>
    </message>
    <message>
        <source>No key was read from the input.</source>
        <translation>没有从输入中读到密钥。</translation>
    </message>
    <message>
        <source>No model {name} is known here.</source>
        <translation>未知的模型：{name}。</translation>
    </message>
    <message>
        <source>No program on this computer opens {name}.</source>
        <translation>这台电脑上没有能打开 {name} 的程序。</translation>
    </message>
    <message>
        <source>No programming language was recognised, so Markdown structure is used.</source>
        <translation>未识别出编程语言，因此改用 Markdown 结构。</translation>
    </message>
    <message>
        <source>No secure connection to {address} came about.</source>
        <translation>无法与 {address} 建立安全连接。</translation>
    </message>
    <message>
        <source>No sentence of the chunk answers this question.</source>
        <translation>文本块中没有能回答该问题的句子。</translation>
    </message>
    <message>
        <source>No vision model is chosen for reading pages.</source>
        <translation>尚未选择用于读取页面的视觉模型。</translation>
    </message>
    <message>
        <source>None of the separators occurs in the text, so it is cut by length.</source>
        <translation>正文中没有这些分隔符，因此按长度切分。</translation>
    </message>
    <message>
        <source>Nothing answers at {address} on this computer.</source>
        <translation>这台电脑的 {address} 没有响应。</translation>
    </message>
    <message>
        <source>Nothing bounds how long a reply of {model} may be, so a cap cannot be kept.</source>
        <translation>{model} 的回复长度没有上限，因此无法保证不超出费用或词元上限。</translation>
    </message>
    <message>
        <source>Nothing in job {job} failed.</source>
        <translation>任务 {job} 没有失败项。</translation>
    </message>
    <message>
        <source>Nothing is missing if only pictures or nothing stands there.</source>
        <translation>如果该处只有图片或空白，则没有遗漏。</translation>
    </message>
    <message>
        <source>Nothing needs to be done, unless the deletion was a mistake.</source>
        <translation>除非是误删，否则无需处理。</translation>
    </message>
    <message>
        <source>Nothing was answered any more. Once the service answers again, retry the job: it asks for what failed and goes on with the steps after it.</source>
        <translation>此后再没有任何回答。等服务恢复后重试该任务：它会重新询问失败的内容，并继续后面的步骤。</translation>
    </message>
    <message>
        <source>Of {total} tags the model was shown {shown}: those nearest to the documents.</source>
        <translation>领域树共 {total} 个标签，向模型提供了与文献最相近的 {shown} 个。</translation>
    </message>
    <message>
        <source>Once it can be reached again, resume the job: it goes on with what was not asked yet. Or begin again with another model.</source>
        <translation>等它恢复连接后继续任务：它会接着处理尚未询问的内容。也可以换一个模型重新开始。</translation>
    </message>
    <message>
        <source>One more call could pass the cap of {cap} for this project.</source>
        <translation>再调用一次可能超出项目上限 {cap}。</translation>
    </message>
    <message>
        <source>One more call could pass the cap of {cap} for this run.</source>
        <translation>再调用一次可能超出本次任务上限 {cap}。</translation>
    </message>
    <message>
        <source>One more call could pass the cap of {cap} tokens for this project.</source>
        <translation>再调用一次可能超出项目上限 {cap} 词元。</translation>
    </message>
    <message>
        <source>One more call could pass the cap of {cap} tokens for this run.</source>
        <translation>再调用一次可能超出本次任务上限 {cap} 词元。</translation>
    </message>
    <message>
        <source>Only chunks that follow each other in one document can be joined.</source>
        <translation>只能合并同一篇文献中前后相连的文本块。</translation>
    </message>
    <message>
        <source>Open it in a presentation program, save it as PPTX again, and add that file.</source>
        <translation>用演示文稿软件打开，重新保存为 PPTX，再添加该文件。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program, save it as XLSX again, and add that file.</source>
        <translation>用电子表格软件打开，重新保存为 XLSX，再添加该文件。</translation>
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
        <source>Open it in an office program, save it as {newer}, and add that file.</source>
        <translation>用办公软件打开，另存为 {newer}，再添加该文件。</translation>
    </message>
    <message>
        <source>Open it with its password, save it without one, and add that file.</source>
        <translation>用密码打开，另存为不带密码的文件，再添加该文件。</translation>
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
        <source>Open it yourself, save it again without a password, and add that file.</source>
        <translation>自行打开并另存为不带密码的文件，再添加该文件。</translation>
    </message>
    <message>
        <source>Open the file in a spreadsheet program, save it there, and add that file.</source>
        <translation>用电子表格软件打开并保存，再添加该文件。</translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP and GIF can be used.</source>
        <translation>支持 PNG、JPEG、WebP 和 GIF。</translation>
    </message>
    <message>
        <source>Page {page} of “{name}” is damaged and cannot be shown.</source>
        <extracomment>endings of picture files that are one page each most pixels of a rendered page: a plan of a building at 300 dpi would take gigabytes</extracomment>
        <translation>“{name}”的第 {page} 页已损坏，无法显示。</translation>
    </message>
    <message>
        <source>Pictures that do not come with the document: {count}. Only their names are kept.</source>
        <translation>有 {count} 张图片未随文献提供，只保留了图片名称。</translation>
    </message>
    <message>
        <source>Put the key into it, or leave --api-key-env out.</source>
        <translation>把密钥写入该变量，或去掉 --api-key-env。</translation>
    </message>
    <message>
        <source>Put the key into it, then try again.</source>
        <translation>把密钥写入该变量，然后重试。</translation>
    </message>
    <message>
        <source>Put the key right in the model settings, then resume the job: it goes on with what was not asked yet.</source>
        <extracomment>so many items in a row, one after the other without another end between, where one refusal alone proves nothing</extracomment>
        <translation>请在模型设置中更正密钥，然后继续该任务：它会接着处理尚未询问的部分。</translation>
    </message>
    <message>
        <source>Put the password into it, or leave --password-env out.</source>
        <translation>把密码写入该变量，或去掉 --password-env。</translation>
    </message>
    <message>
        <source>Raise the cap and go on: what is done is kept and not paid for again.</source>
        <extracomment>it came when calls were under way that it does not count yet</extracomment>
        <translation>提高上限后继续；已完成的部分会保留，不会重复计费。</translation>
    </message>
    <message>
        <source>Raise the largest size, or cut them by hand.</source>
        <translation>提高最大长度，或手动拆分。</translation>
    </message>
    <message>
        <source>Raise the model&apos;s limit of tokens, or ask for fewer at a time.</source>
        <translation>提高模型的词元上限，或减少每次要求的数量。</translation>
    </message>
    <message>
        <source>Raise the model&apos;s limit of tokens, or split the chunk.</source>
        <translation>提高模型的词元上限，或拆分该文本块。</translation>
    </message>
    <message>
        <source>Raise the model&apos;s limit of tokens, or switch its thinking off.</source>
        <translation>提高模型的词元上限，或关闭思考。</translation>
    </message>
    <message>
        <source>Raise the model&apos;s limit of tokens, then retry: the other pages are kept.</source>
        <translation>提高模型的词元上限，然后重试；其他页面会保留。</translation>
    </message>
    <message>
        <source>Read it by another method, or delete it.</source>
        <translation>改用其他转换方式读取，或删除该文献。</translation>
    </message>
    <message>
        <source>Read it with text recognition (OCR) or with a vision model.</source>
        <translation>用文字识别（OCR）或视觉模型读取。</translation>
    </message>
    <message>
        <source>Remove their part of the text if it does not belong here.</source>
        <translation>如果不需要这部分内容，可从正文中删除。</translation>
    </message>
    <message>
        <source>Restore a backup from the backups folder beside it, or choose another data folder.</source>
        <translation>从旁边的 backups 文件夹恢复备份，或选择其他数据文件夹。</translation>
    </message>
    <message>
        <source>Restore a backup from the backups folder in the data folder.</source>
        <translation>从数据文件夹的 backups 文件夹中恢复备份。</translation>
    </message>
    <message>
        <source>Restore its original text.</source>
        <translation>恢复其原始内容。</translation>
    </message>
    <message>
        <source>Retry the item, or choose a more capable model; the details show what it wrote.</source>
        <translation>重试此项，或选择能力更强的模型；详情中可查看其原始回复。</translation>
    </message>
    <message>
        <source>Retry, choose a more capable model, or clean this chunk by rules or by hand.</source>
        <translation>重试、选择能力更强的模型，或按规则、手动清洗该文本块。</translation>
    </message>
    <message>
        <source>Retry, choose another model, or add the pairs by hand.</source>
        <translation>重试、换用其他模型，或手动添加组合。</translation>
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
        <source>Retry, or choose a more capable vision model.</source>
        <translation>重试，或选择能力更强的视觉模型。</translation>
    </message>
    <message>
        <source>Retry, or choose another model.</source>
        <translation>重试，或换用其他模型。</translation>
    </message>
    <message>
        <source>Retry, or use a stronger model.</source>
        <translation>重试，或改用能力更强的模型。</translation>
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
        <source>Running model files needs the package “xllamacpp”, which is not installed.</source>
        <translation>运行模型文件需要软件包“xllamacpp”，但尚未安装。</translation>
    </message>
    <message>
        <source>Save a copy without a password and add that, or choose another method.</source>
        <translation>另存一份不带密码的副本后添加，或选择其他转换方式。</translation>
    </message>
    <message>
        <source>Save it as PDF, DOCX or text with the program it was made with.</source>
        <translation>用原来的程序另存为 PDF、DOCX 或文本。</translation>
    </message>
    <message>
        <source>Save it as a PDF, add that, and have its text recognised.</source>
        <translation>另存为 PDF 后添加，再做文字识别。</translation>
    </message>
    <message>
        <source>Save it as one of these first: {extensions}.</source>
        <translation>先另存为以下格式之一：{extensions}。</translation>
    </message>
    <message>
        <source>See whether the service has moved; once it answers there again, resume the job: it goes on with what was not asked yet. Or begin again with another model.</source>
        <translation>请查看服务地址是否已变更；服务恢复后继续该任务：它会接着处理尚未询问的部分。也可以换一个模型重新开始。</translation>
    </message>
    <message>
        <source>Set all caps in the currency of the prices, or set the cap in tokens.</source>
        <translation>请将所有上限设为价格所用的货币，或改用词元数设置上限。</translation>
    </message>
    <message>
        <source>Set the context length of the model, or give the further fields of its provider a token limit.</source>
        <translation>设置模型的上下文长度，或在服务商的附加字段中设定词元上限。</translation>
    </message>
    <message>
        <source>Shorten it or begin a new conversation, choose a model with a longer context, or put the context length of this model right in its settings.</source>
        <translation>请缩短内容或开始新的对话，或换用上下文更长的模型，或在设置中改正该模型的上下文长度。</translation>
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
        <source>Split it into smaller files, or choose another method.</source>
        <translation>拆分为较小的文件，或选择其他转换方式。</translation>
    </message>
    <message>
        <source>Start it (its command is “mineru-api”), or correct the address, then retry.</source>
        <translation>启动 MinerU（命令为“mineru-api”）或更正地址，然后重试。</translation>
    </message>
    <message>
        <source>Start the program again; the log says why it ended.</source>
        <translation>请重新启动程序；日志中有结束的原因。</translation>
    </message>
    <message>
        <source>Start the service again, then resume the job: it goes on with what was not asked yet. Or begin again with another model.</source>
        <translation>请重新启动该服务，然后继续任务：它会接着处理尚未询问的内容。也可以换一个模型重新开始。</translation>
    </message>
    <message>
        <source>Take small letters, digits and dashes, and a name that is not taken.</source>
        <translation>使用小写字母、数字和连字符，且不能与已有名称重复。</translation>
    </message>
    <message>
        <source>Text recognition found no text on page {pages}.</source>
        <translation>文字识别在第 {pages} 页没有找到文字。</translation>
    </message>
    <message>
        <source>Text recognition is not part of this installation of Lorewright.</source>
        <translation>当前安装的 Lorewright 不含文字识别。</translation>
    </message>
    <message>
        <source>Text recognition is unsure of what it read on page {pages}.</source>
        <translation>第 {pages} 页的文字识别结果不太可靠。</translation>
    </message>
    <message>
        <source>The MinerU account may convert no more today.</source>
        <translation>MinerU 账户今日的转换额度已用完。</translation>
    </message>
    <message>
        <source>The MinerU at {address} does not take “{name}” or these settings.</source>
        <translation>{address} 的 MinerU 不接受“{name}”或当前设置。</translation>
    </message>
    <message>
        <source>The account at {provider} has no credit left.</source>
        <translation>{provider} 账户余额不足。</translation>
    </message>
    <message>
        <source>The built-in engine finds no genre–audience pairs.</source>
        <translation>内置引擎不能拟定体裁与受众。</translation>
    </message>
    <message>
        <source>The built-in engine takes text apart; it cannot hold a conversation.</source>
        <extracomment>seconds between two pieces that are handed on seconds from the first piece to the last below which they say nothing of how fast a model writes: one packet somebody waits for every word: before the calls of jobs</extracomment>
        <translation>内置引擎只能处理文本，不能进行对话。</translation>
    </message>
    <message>
        <source>The built-in engine works without prompts.</source>
        <extracomment>prompts that are not filled from a chunk: they look at a picture, or speak of a reply</extracomment>
        <translation>内置引擎不使用提示词。</translation>
    </message>
    <message>
        <source>The cap counts what was paid in {paid}, and the models have prices in {currencies}.</source>
        <translation>上限按已支付的 {paid} 计，而模型的价格以 {currencies} 计。</translation>
    </message>
    <message>
        <source>The caps are in {stated}, and the models have prices in {currencies}.</source>
        <translation>上限以 {stated} 计，而模型的价格以 {currencies} 计。</translation>
    </message>
    <message>
        <source>The chosen method does not take “{name}”: its text layer was read.</source>
        <translation>所选方法不支持“{name}”，已按文本层读取。</translation>
    </message>
    <message>
        <source>The connection to MinerU at {address} broke off several times.</source>
        <translation>与 {address} 的 MinerU 的连接多次中断。</translation>
    </message>
    <message>
        <source>The connection to {provider} broke off.</source>
        <translation>与 {provider} 的连接中断了。</translation>
    </message>
    <message>
        <source>The copy of “{name}” that the project kept is gone.</source>
        <translation>项目保存的“{name}”副本已不存在。</translation>
    </message>
    <message>
        <source>The data cannot be opened or written: {reason}.</source>
        <translation>无法打开或写入数据：{reason}。</translation>
    </message>
    <message>
        <source>The data folder {path} cannot be made: {reason}.</source>
        <translation>无法创建数据文件夹 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The data in {path} was written by a newer version of Lorewright ({revision}).</source>
        <extracomment>the statements that make a new database as all migrations together would; a test compares the two</extracomment>
        <translation>{path} 中的数据由更新版本的 Lorewright 写入（{revision}）。</translation>
    </message>
    <message>
        <source>The details show its answer; check the settings of the model.</source>
        <translation>详情中可查看其回复；检查模型设置。</translation>
    </message>
    <message>
        <source>The details show what it said; change the text or the prompt, or choose another model.</source>
        <translation>详情中有它的说明；请修改文本或提示词，或换一个模型。</translation>
    </message>
    <message>
        <source>The disk with the data is full, so the last step was not saved.</source>
        <extracomment>no room on the disk, or none left for this user primary result codes of SQLite: what happened, what to do</extracomment>
        <translation>数据所在的磁盘已满，最后一步没有保存。</translation>
    </message>
    <message>
        <source>The disk with the data is full, so {name} was not taken in.</source>
        <translation>数据所在磁盘已满，未能导入 {name}。</translation>
    </message>
    <message>
        <source>The disk with the data reports a fault: {reason}.</source>
        <translation>数据所在的磁盘报告故障：{reason}。</translation>
    </message>
    <message>
        <source>The document has tracked changes: insertions were kept, deletions left out.</source>
        <translation>文献含有修订：已保留插入的内容，略去删除的内容。</translation>
    </message>
    <message>
        <source>The document is gone, or has no text that could be edited.</source>
        <translation>文献已不存在，或没有可编辑的正文。</translation>
    </message>
    <message>
        <source>The document is gone, or has no text that could be split.</source>
        <translation>文献已不存在，或没有可拆分的正文。</translation>
    </message>
    <message>
        <source>The document is gone.</source>
        <extracomment>told what one part changed</extracomment>
        <translation>文献已不存在。</translation>
    </message>
    <message>
        <source>The engine cannot be started.</source>
        <translation>无法启动引擎。</translation>
    </message>
    <message>
        <source>The engine stopped in the middle of the reply.</source>
        <translation>引擎在回复中途停止。</translation>
    </message>
    <message>
        <source>The environment variable {variable} is not set.</source>
        <translation>未设置环境变量 {variable}。</translation>
    </message>
    <message>
        <source>The file with the data is damaged: {reason}.</source>
        <translation>数据文件已损坏：{reason}。</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist.</source>
        <translation>文件夹 {folder} 不存在。</translation>
    </message>
    <message>
        <source>The key or a header for {provider} holds a character that cannot be sent.</source>
        <translation>{provider} 的密钥或请求头中含有无法发送的字符。</translation>
    </message>
    <message>
        <source>The keyring is locked, so a key for {provider} cannot be read.</source>
        <translation>密钥环已锁定，因此无法读取 {provider} 的密钥。</translation>
    </message>
    <message>
        <source>The keyring is locked, so a key in it could not be deleted.</source>
        <extracomment>grows whenever a key becomes another one, for those who keep what they made with it</extracomment>
        <translation>密钥环已锁定，因此无法删除其中的密钥。</translation>
    </message>
    <message>
        <source>The keyring of this computer is missing or locked, so the key cannot be kept.</source>
        <translation>此电脑的密钥环不存在或已锁定，因此无法保存密钥。</translation>
    </message>
    <message>
        <source>The last day, {last}, comes before the first, {first}.</source>
        <translation>结束日期 {last} 早于起始日期 {first}。</translation>
    </message>
    <message>
        <source>The method “{method}” has no setting “{name}”.</source>
        <translation>转换方式“{method}”没有设置“{name}”。</translation>
    </message>
    <message>
        <source>The model added words that the chunk does not have.</source>
        <translation>模型添加了文本块中没有的内容。</translation>
    </message>
    <message>
        <source>The model file {path} cannot be opened: {reason}.</source>
        <translation>无法打开模型文件 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The model file {path} does not start: {reason}.</source>
        <translation>模型文件 {path} 无法启动：{reason}。</translation>
    </message>
    <message>
        <source>The model found no answer in the chunk, or only repeated its instructions.</source>
        <translation>模型没有在文本块中找到答案，或只是重复了指令。</translation>
    </message>
    <message>
        <source>The model found no genre and audience for this document.</source>
        <translation>模型没有为该文献拟定出体裁与受众。</translation>
    </message>
    <message>
        <source>The model found nothing to ask in this chunk.</source>
        <translation>模型没有在该文本块中找到可提的问题。</translation>
    </message>
    <message>
        <source>The model left out too much of the chunk.</source>
        <translation>模型略去了过多内容。</translation>
    </message>
    <message>
        <source>The model lost names of the chunk: {missing}.</source>
        <translation>模型遗漏了文本块中的名称：{missing}。</translation>
    </message>
    <message>
        <source>The model lost numbers of the chunk: {missing}.</source>
        <translation>模型遗漏了文本块中的数字：{missing}。</translation>
    </message>
    <message>
        <source>The model only repeated its instructions.</source>
        <translation>模型只是重复了指令。</translation>
    </message>
    <message>
        <source>The model proposed no tag at all.</source>
        <translation>模型没有给出任何标签。</translation>
    </message>
    <message>
        <source>The model repeated its instructions instead of asking about this chunk.</source>
        <translation>模型只是重复了指令，没有就此文本块提问。</translation>
    </message>
    <message>
        <source>The model repeated its instructions instead of copying a page.</source>
        <translation>模型只是重复了指令，没有转写页面。</translation>
    </message>
    <message>
        <source>The model repeated itself instead of answering.</source>
        <translation>模型陷入重复，没有作答。</translation>
    </message>
    <message>
        <source>The model repeated itself instead of copying a page.</source>
        <translation>模型陷入重复，没有转写页面。</translation>
    </message>
    <message>
        <source>The model repeated the same entries without end and was stopped; each of them was kept once.</source>
        <translation>模型不停地重复相同的条目，已被停止；每个条目保留了一份。</translation>
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
        <source>The model used up its tokens before it came to the end of the chunk.</source>
        <translation>模型在处理完文本块之前已用完词元。</translation>
    </message>
    <message>
        <source>The model used up its tokens in the middle of its answer.</source>
        <translation>模型在作答中途已用完词元。</translation>
    </message>
    <message>
        <source>The model would not copy a page, or did not see it.</source>
        <translation>模型拒绝转写页面，或没有看到页面。</translation>
    </message>
    <message>
        <source>The model wrote far more than can be right and was stopped; the entries that came whole were kept.</source>
        <translation>模型写出的内容远超合理长度，已被停止；完整的条目已保留。</translation>
    </message>
    <message>
        <source>The model wrote more than the chunk holds.</source>
        <translation>模型写出的内容多于文本块原有内容。</translation>
    </message>
    <message>
        <source>The model {model} is not known to {provider}.</source>
        <translation>{provider} 没有模型 {model}。</translation>
    </message>
    <message>
        <source>The model&apos;s reply for a page was cut off.</source>
        <translation>模型对某一页的回复被截断。</translation>
    </message>
    <message>
        <source>The model&apos;s reply for a page was empty.</source>
        <translation>模型对某一页的回复为空。</translation>
    </message>
    <message>
        <source>The models have prices in {currencies}, which do not add up to one cap.</source>
        <translation>所选模型的价格分别以 {currencies} 计，无法合计到同一上限。</translation>
    </message>
    <message>
        <source>The name of a project has {most} characters at most; this one has {count}.</source>
        <translation>项目名称最多 {most} 个字符，此名称有 {count} 个。</translation>
    </message>
    <message>
        <source>The name {name} does not say which kind of file it should be.</source>
        <translation>从名称 {name} 无法判断文件类型。</translation>
    </message>
    <message>
        <source>The original of {name} cannot be opened: {reason}.</source>
        <extracomment>formats whose file is text to show beside what was read from it bytes of a text that are shown; nobody reads more in a preview</extracomment>
        <translation>无法打开 {name} 的原文件：{reason}。</translation>
    </message>
    <message>
        <source>The original of {name} is not there any more.</source>
        <translation>{name} 的原文件已不存在。</translation>
    </message>
    <message>
        <source>The other stages work on what is in the project.</source>
        <translation>其他环节处理项目中已有的内容。</translation>
    </message>
    <message>
        <source>The password given does not open “{name}”.</source>
        <translation>提供的密码无法打开“{name}”。</translation>
    </message>
    <message>
        <source>The price of {model} is unknown, so a cap in money cannot be kept.</source>
        <extracomment>why a cap that came during the run cannot be kept; nothing is called any more</extracomment>
        <translation>{model} 的价格未知，无法按金额限制费用。</translation>
    </message>
    <message>
        <source>The process working on this item died, perhaps for want of memory.</source>
        <extracomment>seconds after which children that wait for work are ended: what they loaded, such as models, takes memory
----------
characters from which on a child does the work strategies that load much before they begin</extracomment>
        <translation>处理此项的进程意外终止，可能是内存不足。</translation>
    </message>
    <message>
        <source>The project has this question already: “{text}”.</source>
        <translation>项目中已有该问题：“{text}”。</translation>
    </message>
    <message>
        <source>The prompt for “{item}” has about {tokens} tokens, and {model} takes {context} at most.</source>
        <translation>“{item}”的提示词约有 {tokens} 个词元，而 {model} 最多接受 {context} 个。</translation>
    </message>
    <message>
        <source>The prompt has about {tokens} tokens, and {model} takes {context} at most.</source>
        <translation>提示词约有 {tokens} 个词元，而 {model} 最多接受 {context} 个。</translation>
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
        <extracomment>fields that a model takes over from its provider as they are</extracomment>
        <translation>未知的服务商：{provider}。</translation>
    </message>
    <message>
        <source>The reply repeats the words of the prompt.</source>
        <translation>回复只是重复了提示词。</translation>
    </message>
    <message>
        <source>The reply was cut off; the entries that came whole were kept.</source>
        <translation>回复被截断，已保留完整的条目。</translation>
    </message>
    <message>
        <source>The reply was cut off; the entries that came whole were kept. The others could not be asked for: {reason}</source>
        <translation>回复被截断，已保留完整的条目。其余条目未能补齐：{reason}</translation>
    </message>
    <message>
        <source>The results cannot be written to {path}: {reason}.</source>
        <translation>无法将结果写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read: {reason}.</source>
        <translation>无法读取 {path} 中的设置：{reason}。</translation>
    </message>
    <message>
        <source>The text is too long for {model}.</source>
        <translation>文本超出 {model} 的长度限制。</translation>
    </message>
    <message>
        <source>The text layer of the file stands there instead; compare it.</source>
        <translation>该处已改用文件的文字层，请对照检查。</translation>
    </message>
    <message>
        <source>The text of the document was changed or deleted meanwhile.</source>
        <translation>文献的正文在此期间已被修改或删除。</translation>
    </message>
    <message>
        <source>The user part is empty.</source>
        <translation>用户部分为空。</translation>
    </message>
    <message>
        <source>The variable {variable} is missing.</source>
        <translation>缺少变量 {variable}。</translation>
    </message>
    <message>
        <source>The vision model could not read page {pages} of “{name}”.</source>
        <translation>视觉模型无法读取“{name}”的第 {pages} 页。</translation>
    </message>
    <message>
        <source>The vision model could not read page {pages}.</source>
        <translation>视觉模型无法读取第 {pages} 页。</translation>
    </message>
    <message>
        <source>The vision model found no text on any page of “{name}”.</source>
        <translation>视觉模型在“{name}”的所有页面上都没有找到文字。</translation>
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
        <source>There is no alarm {alarm}.</source>
        <translation>没有用量提醒 {alarm}。</translation>
    </message>
    <message>
        <source>There is no call to export.</source>
        <extracomment>what a spreadsheet takes for the beginning of a formula</extracomment>
        <translation>没有可导出的调用。</translation>
    </message>
    <message>
        <source>There is no chat service at {address}.</source>
        <translation>{address} 处没有对话服务。</translation>
    </message>
    <message>
        <source>There is no chunk to export.</source>
        <translation>没有可导出的文本块。</translation>
    </message>
    <message>
        <source>There is no chunk {number} in this project.</source>
        <translation>本项目中没有文本块 {number}。</translation>
    </message>
    <message>
        <source>There is no conversion method called {name}.</source>
        <extracomment>the method that asks a service of the user&apos;s own, which nobody pays for by the page</extracomment>
        <translation>没有名为 {name} 的转换方式。</translation>
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
        <source>There is no document “{word}” in this project.</source>
        <translation>本项目中没有文献“{word}”。</translation>
    </message>
    <message>
        <source>There is no estimate for “{kind}”.</source>
        <translation>无法估算“{kind}”类型的任务。</translation>
    </message>
    <message>
        <source>There is no export format called {name}.</source>
        <translation>没有名为 {name} 的导出格式。</translation>
    </message>
    <message>
        <source>There is no job {job}.</source>
        <extracomment>states of the program that runs at the end: it runs; its starter died before it ended</extracomment>
        <translation>没有任务 {job}。</translation>
    </message>
    <message>
        <source>There is no key for {provider}.</source>
        <translation>{provider} 没有密钥。</translation>
    </message>
    <message>
        <source>There is no list of models at {address}.</source>
        <translation>{address} 没有模型列表。</translation>
    </message>
    <message>
        <source>There is no model file “{name}”.</source>
        <translation>没有模型文件“{name}”。</translation>
    </message>
    <message>
        <source>There is no new conversion to decide on.</source>
        <translation>没有待决定的转换结果。</translation>
    </message>
    <message>
        <source>There is no project yet.</source>
        <translation>还没有项目。</translation>
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
        <source>There is no prompt “{name}”.</source>
        <translation>没有提示词“{name}”。</translation>
    </message>
    <message>
        <source>There is no provider {name} yet, so its address is needed.</source>
        <translation>还没有服务商 {name}，因此需要提供地址。</translation>
    </message>
    <message>
        <source>There is no room left on the disk, so {path} was not written.</source>
        <translation>磁盘空间不足，未能写入 {path}。</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message>
        <source>There is no rule “{name}”.</source>
        <translation>没有规则“{name}”。</translation>
    </message>
    <message>
        <source>There is no sample to export.</source>
        <translation>没有可导出的样本。</translation>
    </message>
    <message>
        <source>There is no section of settings “{section}”.</source>
        <extracomment>the section of keys the user gave to actions; the window knows the actions, so it is no form</extracomment>
        <translation>没有名为“{section}”的设置分类。</translation>
    </message>
    <message>
        <source>There is no setting “{setting}”.</source>
        <translation>没有设置“{setting}”。</translation>
    </message>
    <message>
        <source>There is no span of time called “{key}”.</source>
        <translation>没有名为“{key}”的时间范围。</translation>
    </message>
    <message>
        <source>There is no splitting called {name}.</source>
        <translation>没有名为 {name} 的拆分方式。</translation>
    </message>
    <message>
        <source>There is no stage “{stage}”.</source>
        <translation>没有环节“{stage}”。</translation>
    </message>
    <message>
        <source>There is no text encoding called {encoding}.</source>
        <translation>没有名为 {encoding} 的文本编码。</translation>
    </message>
    <message>
        <source>There is no text in “{name}” that could be split.</source>
        <extracomment>documents offered for the preview</extracomment>
        <translation>“{name}”中没有可拆分的正文。</translation>
    </message>
    <message>
        <source>There is no text to add.</source>
        <translation>没有可添加的文字。</translation>
    </message>
    <message>
        <source>There is no token for MinerU.</source>
        <translation>没有 MinerU 的令牌。</translation>
    </message>
    <message>
        <source>There is no variable {variable} in this prompt.</source>
        <translation>该提示词中没有变量 {variable}。</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is such an alarm already.</source>
        <translation>已有相同的提醒。</translation>
    </message>
    <message>
        <source>These can be read: {extensions}.</source>
        <translation>可读取的格式：{extensions}。</translation>
    </message>
    <message>
        <source>These can be: {columns}.</source>
        <translation>可用的列：{columns}。</translation>
    </message>
    <message>
        <source>These chunks are not there any more.</source>
        <translation>这些文本块已不存在。</translation>
    </message>
    <message>
        <source>These settings do not fit each other.</source>
        <translation>这些设置彼此不相容。</translation>
    </message>
    <message>
        <source>These sheets are hidden in the file and were read as well: {names}.</source>
        <translation>文件中的以下隐藏工作表也已读取：{names}。</translation>
    </message>
    <message>
        <source>This can be done with one chunk at a time, not with {count}.</source>
        <translation>此操作一次只能处理一个文本块，不能处理 {count} 个。</translation>
    </message>
    <message>
        <source>This conversation was deleted.</source>
        <translation>此对话已被删除。</translation>
    </message>
    <message>
        <source>This document has the pair “{genre}” for “{audience}” already.</source>
        <translation>该文献已有体裁“{genre}”与受众“{audience}”的组合。</translation>
    </message>
    <message>
        <source>This document was deleted in the meantime.</source>
        <translation>该文献在此期间已被删除。</translation>
    </message>
    <message>
        <source>This file holds no settings.</source>
        <translation>此文件中没有设置。</translation>
    </message>
    <message>
        <source>This file is no picture that models can read.</source>
        <extracomment>the first bytes -&gt; ending and kind; what models take</extracomment>
        <translation>此文件不是模型能读取的图片。</translation>
    </message>
    <message>
        <source>This file is no set of prompts.</source>
        <translation>此文件不是提示词文件。</translation>
    </message>
    <message>
        <source>This genre–audience pair was deleted in the meantime.</source>
        <translation>该体裁与受众组合在此期间已被删除。</translation>
    </message>
    <message>
        <source>This is of the first {shown} of {total} characters.</source>
        <translation>此处只统计全文 {total} 字中的前 {shown} 字。</translation>
    </message>
    <message>
        <source>This picture is too large to be sent.</source>
        <translation>图片过大，无法发送。</translation>
    </message>
    <message>
        <source>This project does not exist any more.</source>
        <translation>该项目已不存在。</translation>
    </message>
    <message>
        <source>This project has no chunk {chunk}.</source>
        <translation>本项目中没有文本块 {chunk}。</translation>
    </message>
    <message>
        <source>This project&apos;s own text of the prompt {name} cannot be used: {reason}</source>
        <translation>本项目自定义的提示词 {name} 无法使用：{reason}</translation>
    </message>
    <message>
        <source>This set of prompts has a form that this version does not know.</source>
        <translation>此版本不支持该提示词文件的格式。</translation>
    </message>
    <message>
        <source>This setting can only be changed on this computer.</source>
        <translation>此设置只能在本机上更改。</translation>
    </message>
    <message>
        <source>This version of Lorewright does not know jobs of the kind “{kind}”.</source>
        <translation>此版本的 Lorewright 不支持“{kind}”类型的任务。</translation>
    </message>
    <message>
        <source>Top it up or choose another model, then try again.</source>
        <translation>请充值或换用其他模型，然后重试。</translation>
    </message>
    <message>
        <source>Top it up, then resume the job: it goes on with what was not asked yet. Or begin again with another model.</source>
        <translation>请充值后继续该任务：它会接着处理尚未询问的部分。也可以换一个模型重新开始。</translation>
    </message>
    <message>
        <source>Try again later, or add the model by its name: in the window under Models, or with “lorewright models add {id}/NAME”. A service can be used without its list.</source>
        <translation>请稍后重试，或按名称添加模型：在窗口的“模型”中，或用“lorewright models add {id}/NAME”。没有列表也可以使用该服务。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Undo the later deletion first.</source>
        <translation>先撤销后一次删除。</translation>
    </message>
    <message>
        <source>Unlock it, or leave the key in the variable {variable}: it is read from there.</source>
        <translation>请将其解锁，或将密钥留在环境变量 {variable} 中：程序会从那里读取。</translation>
    </message>
    <message>
        <source>Unlock it, or put the key into the variable {variable}, then try again.</source>
        <translation>请将其解锁，或将密钥放入环境变量 {variable}，然后重试。</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>请将其解锁，然后重试。</translation>
    </message>
    <message>
        <source>Unpack it and add the documents that are in it.</source>
        <translation>解压后添加其中的文献。</translation>
    </message>
    <message>
        <source>Up to {most} models can be asked at once.</source>
        <translation>最多可同时向 {most} 个模型提问。</translation>
    </message>
    <message>
        <source>Use `models add` with --api-key-env, or set headers and proxy in the window.</source>
        <translation>使用 `models add` 的 --api-key-env，或在窗口中设置请求头和代理。</translation>
    </message>
    <message>
        <source>Use each variable that is explained, and no other.</source>
        <translation>使用且仅使用已说明的变量。</translation>
    </message>
    <message>
        <source>Use one of: {known}.</source>
        <translation>可选：{known}。</translation>
    </message>
    <message>
        <source>Use smaller chunks or a shorter conversation, or a model with a longer context.</source>
        <translation>请使用更小的文本块或更短的对话，或换用上下文更长的模型。</translation>
    </message>
    <message>
        <source>Use the installer or package of Lorewright, which has it. If you run Lorewright from its source, add the extra “ocr”: pip install -e &quot;.[ocr]&quot; in its folder.</source>
        <translation>使用 Lorewright 的安装程序或安装包，其中含有此功能。如果从源代码运行 Lorewright，在其文件夹中安装附加组件“ocr”：pip install -e &quot;.[ocr]&quot;。</translation>
    </message>
    <message>
        <source>Wait a little, then try again, or allow fewer requests at a time.</source>
        <translation>请稍候再试，或减少同时发出的请求。</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it there.</source>
        <translation>等待其结束，或在该处取消。</translation>
    </message>
    <message>
        <source>Wait until it ends, or pause it, then change them.</source>
        <translation>等待任务结束或先暂停任务，再进行修改。</translation>
    </message>
    <message>
        <source>Wait until it is done, or close it, then try again.</source>
        <translation>等待其完成或将其关闭，然后重试。</translation>
    </message>
    <message>
        <source>What MinerU sent back for “{name}” is damaged or dangerous and was not opened.</source>
        <translation>MinerU 返回的“{name}”结果已损坏或存在风险，因此没有打开。</translation>
    </message>
    <message>
        <source>What MinerU sent back for “{name}” is damaged or holds no text.</source>
        <extracomment>(page from 1 or None, Markdown with the blank lines around it)</extracomment>
        <translation>MinerU 返回的“{name}”结果已损坏或没有文字。</translation>
    </message>
    <message>
        <source>What answers at {address} does not speak like a MinerU service.</source>
        <extracomment>seconds before the first new try, doubled with each bytes of a result that is still believable</extracomment>
        <translation>{address} 的响应不像 MinerU 服务。</translation>
    </message>
    <message>
        <source>What came so far is kept. Try again: it is being started anew.</source>
        <translation>已收到的内容会保留。请重试，引擎正在重新启动。</translation>
    </message>
    <message>
        <source>What is to be set?</source>
        <translation>未指定要更改的设置。</translation>
    </message>
    <message>
        <source>What this result belongs to was changed or deleted in the meantime.</source>
        <translation>此结果对应的内容在此期间已被修改或删除。</translation>
    </message>
    <message>
        <source>What was deleted belongs to something that was itself deleted later.</source>
        <translation>被删除的内容所属的上级内容之后也被删除。</translation>
    </message>
    <message>
        <source>Which chunks are meant?</source>
        <translation>未指定文本块。</translation>
    </message>
    <message>
        <source>Which documents are meant?</source>
        <translation>未指定文献。</translation>
    </message>
    <message>
        <source>Which model file is meant?</source>
        <translation>未指定模型文件。</translation>
    </message>
    <message>
        <source>Which models are meant?</source>
        <translation>未指定模型。</translation>
    </message>
    <message>
        <source>Which project is meant?</source>
        <translation>未指定项目。</translation>
    </message>
    <message>
        <source>Which prompt is meant?</source>
        <translation>未指定提示词。</translation>
    </message>
    <message>
        <source>Without it the model does not see what it is to work on.</source>
        <translation>缺少该变量，模型就看不到要处理的内容。</translation>
    </message>
    <message>
        <source>Word it differently, or answer the one there is.</source>
        <translation>换一种问法，或直接回答已有的问题。</translation>
    </message>
    <message>
        <source>Write NAME=VARIABLE, and put the value into that environment variable.</source>
        <translation>按“名称=变量”的格式填写，并把值写入该环境变量。</translation>
    </message>
    <message>
        <source>Write PROVIDER/MODEL, for example ollama/qwen3, or give the address as well.</source>
        <translation>写成“服务商/模型”，例如 ollama/qwen3，或同时给出地址。</translation>
    </message>
    <message>
        <source>Write it as NAME=VALUE, for example dpi=200.</source>
        <translation>写成“名称=值”，例如 dpi=200。</translation>
    </message>
    <message>
        <source>Write it as [&quot;PROGRAM&quot;, &quot;ARGUMENT&quot;, …], or as --hook PROGRAM -- ARGUMENT …</source>
        <translation>写成 [&quot;程序&quot;, &quot;参数&quot;, …]，或使用 --hook 程序 -- 参数 …</translation>
    </message>
    <message>
        <source>Write it like 2026-05-01.</source>
        <translation>格式如 2026-05-01。</translation>
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
        <source>Write what the model is to do.</source>
        <translation>请写明要模型做什么。</translation>
    </message>
    <message>
        <source>`lorewright chunks list` shows the numbers there are.</source>
        <translation>`lorewright chunks list` 可列出现有编号。</translation>
    </message>
    <message>
        <source>`lorewright chunks list` shows what there is.</source>
        <translation>`lorewright chunks list` 可列出现有文本块。</translation>
    </message>
    <message>
        <source>`lorewright documents list` shows what there is.</source>
        <translation>`lorewright documents list` 可列出现有文献。</translation>
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
        <source>`lorewright usage alarms list` shows those there are.</source>
        <translation>`lorewright usage alarms list` 可列出现有提醒。</translation>
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
        <source>{count} drawings of a kind that cannot be shown here (EMF, WMF) were left out.</source>
        <translation>有 {count} 幅无法显示的图形（EMF、WMF）已略去。</translation>
    </message>
    <message>
        <source>{count} formulas have no result in the file and stand there themselves.</source>
        <translation>文件中有 {count} 个公式没有计算结果，保留了公式本身。</translation>
    </message>
    <message>
        <source>{count} of {total} pages hold no text, only pictures or nothing.</source>
        <translation>{total} 页中有 {count} 页没有文字，只有图片或空白。</translation>
    </message>
    <message>
        <source>{count} pages are damaged and were left out.</source>
        <translation>有 {count} 页损坏，已跳过。</translation>
    </message>
    <message>
        <source>{count} parts that the book names are missing from the file.</source>
        <translation>书中列出的部分有 {count} 处在文件中缺失。</translation>
    </message>
    <message>
        <source>{count} slides are hidden in the presentation and were read as well.</source>
        <translation>演示文稿中的 {count} 张隐藏幻灯片也已读取。</translation>
    </message>
    <message>
        <source>{model} cannot look at pictures.</source>
        <translation>{model} 不能识别图片。</translation>
    </message>
    <message>
        <source>{model} declined to answer this request.</source>
        <translation>{model} 拒绝回答此请求。</translation>
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
        <source>{name} needs about {wanted} MiB of memory, and {there} MiB are free.</source>
        <translation>{name} 约需 {wanted} MiB 内存，目前可用 {there} MiB。</translation>
    </message>
    <message>
        <source>{option} was given {count} times for {models} models.</source>
        <translation>{option} 给出了 {count} 次，而模型有 {models} 个。</translation>
    </message>
    <message>
        <source>{passed} proposed changes were passed over: they name tags that do not exist or were made by hand, or would put a tag below itself, too deep, or twice in one place.</source>
        <translation>已跳过 {passed} 处修改建议：所涉标签不存在或为手动创建，或修改后会使标签移到自身之下、层级过深或在同一处重复。</translation>
    </message>
    <message>
        <source>{path} cannot be read as text.</source>
        <translation>{path} 无法作为文本读取。</translation>
    </message>
    <message>
        <source>{path} cannot be read or written: {reason}.</source>
        <translation>无法读写 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be read.</source>
        <translation>无法读取 {path}。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation>无法写入 {path}。</translation>
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
        <source>{path} holds no text in UTF-8.</source>
        <translation>{path} 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>{path} is a LoRA adapter and no model by itself.</source>
        <extracomment>the package that brings a small model; it is never imported, only its file is used</extracomment>
        <translation>{path} 是 LoRA 适配器，不能单独作为模型使用。</translation>
    </message>
    <message>
        <source>{path} is no GGUF model file, or it is damaged: {reason}.</source>
        <translation>{path} 不是 GGUF 模型文件，或已损坏：{reason}。</translation>
    </message>
    <message>
        <source>{path} is no LoRA adapter.</source>
        <translation>{path} 不是 LoRA 适配器。</translation>
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
        <source>{provider} cannot be reached at {address} through the proxy {proxy}.</source>
        <translation>通过代理 {proxy} 无法连接 {provider}（{address}）。</translation>
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
        <source>{provider} did not say which models it has ({status}).</source>
        <translation>{provider} 没有给出它的模型列表（{status}）。</translation>
    </message>
    <message>
        <source>{provider} did not say within {seconds} seconds which models it has.</source>
        <translation>{provider} 在 {seconds} 秒内没有给出它的模型列表。</translation>
    </message>
    <message>
        <source>{provider} does not allow this account to see its models.</source>
        <translation>{provider} 不允许此账户查看它的模型。</translation>
    </message>
    <message>
        <source>{provider} does not allow this account to use {model}.</source>
        <translation>{provider} 不允许此账户使用 {model}。</translation>
    </message>
    <message>
        <source>{provider} had a fault of its own ({status}) when it was asked for its models.</source>
        <translation>向 {provider} 询问模型列表时，它自身出错（{status}）。</translation>
    </message>
    <message>
        <source>{provider} had a fault of its own ({status}).</source>
        <translation>{provider} 自身出错（{status}）。</translation>
    </message>
    <message>
        <source>{provider} had no room for this request.</source>
        <translation>{provider} 暂时无法受理此请求。</translation>
    </message>
    <message>
        <source>{provider} had no time to say which models it has.</source>
        <translation>{provider} 太忙，没有给出它的模型列表。</translation>
    </message>
    <message>
        <source>{provider} sent something that is not an answer.</source>
        <translation>{provider} 返回的内容不是有效回复。</translation>
    </message>
    <message>
        <source>{setting} is missing.</source>
        <translation>缺少 {setting}。</translation>
    </message>
    <message>
        <source>{variable} stands without {fence} around it.</source>
        <translation>{variable} 没有用 {fence} 括起来。</translation>
    </message>
    <message>
        <source>{written} is sent as it stands: it is not a variable.</source>
        <translation>{written} 不是变量，将按原样发送。</translation>
    </message>
    <message>
        <source>{written} is sent as it stands: it is not closed.</source>
        <translation>{written} 会原样发送：括号没有闭合。</translation>
    </message>
    <message>
        <source>{written} is sent as it stands: nothing opens it.</source>
        <translation>{written} 会原样发送：前面没有对应的开括号。</translation>
    </message>
    <message>
        <source>“lorewright make” and “lorewright documents add” make one.</source>
        <translation>“lorewright make”和“lorewright documents add”会新建项目。</translation>
    </message>
    <message>
        <source>“{day}” is no day.</source>
        <extracomment>keys of ranges -&gt; days, today included more bars than this are put together into weeks, more weeks into months</extracomment>
        <translation>“{day}”不是有效的日期。</translation>
    </message>
    <message>
        <source>“{id}” cannot be the name of a new provider.</source>
        <translation>“{id}”不能用作新服务商的名称。</translation>
    </message>
    <message>
        <source>“{name}” came out the same as before.</source>
        <translation>“{name}”的结果与原来相同。</translation>
    </message>
    <message>
        <source>“{name}” contains no text.</source>
        <extracomment>bytes of a text file: reading takes up to seven times that in memory, and a project holds no more chunks well</extracomment>
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
        <source>“{name}” differs from “{document}” of before and was passed over.</source>
        <translation>“{name}”与原有的“{document}”不同，已跳过。</translation>
    </message>
    <message>
        <source>“{name}” has more pages than MinerU takes.</source>
        <translation>“{name}”的页数超出 MinerU 的限制。</translation>
    </message>
    <message>
        <source>“{name}” has the same content as “{document}”; both are kept.</source>
        <translation>“{name}”与“{document}”内容相同，两者都已保留。</translation>
    </message>
    <message>
        <source>“{name}” has {pages} pages; MinerU takes {most} at most.</source>
        <translation>“{name}”有 {pages} 页；MinerU 最多接受 {most} 页。</translation>
    </message>
    <message>
        <source>“{name}” has {size} MB; MinerU takes {most} MB at most.</source>
        <translation>“{name}”为 {size} MB；MinerU 最多接受 {most} MB。</translation>
    </message>
    <message>
        <source>“{name}” has {size} MB; files of this kind are read up to {largest} MB.</source>
        <translation>“{name}”为 {size} MB；此类文件最大支持 {largest} MB。</translation>
    </message>
    <message>
        <source>“{name}” holds pictures of pages but no text; it is probably a scan.</source>
        <translation>“{name}”只有页面图像，没有文字，可能是扫描件。</translation>
    </message>
    <message>
        <source>“{name}” is a picture ({kind}) and holds no text as such.</source>
        <translation>“{name}”是图片（{kind}），本身不含文字。</translation>
    </message>
    <message>
        <source>“{name}” is an archive of files ({kind}).</source>
        <translation>“{name}”是压缩包（{kind}）。</translation>
    </message>
    <message>
        <source>“{name}” is an old Office file ({kind}).</source>
        <translation>“{name}”是旧版 Office 文件（{kind}）。</translation>
    </message>
    <message>
        <source>“{name}” is an old Word or Office file, or one protected with a password.</source>
        <translation>“{name}”是旧版 Word 或 Office 文件，或设有密码保护。</translation>
    </message>
    <message>
        <source>“{name}” is another version of “{document}”; both are kept.</source>
        <translation>“{name}”是“{document}”的另一版本，两者都已保留。</translation>
    </message>
    <message>
        <source>“{name}” is damaged and cannot be opened as a PDF.</source>
        <translation>“{name}”已损坏，无法作为 PDF 打开。</translation>
    </message>
    <message>
        <source>“{name}” is damaged and cannot be opened as a picture.</source>
        <translation>“{name}”已损坏，无法作为图片打开。</translation>
    </message>
    <message>
        <source>“{name}” is damaged inside and could not be read.</source>
        <translation>“{name}”内部已损坏，无法读取。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or cut short.</source>
        <translation>“{name}”已损坏或不完整。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or not a DOCX document.</source>
        <translation>“{name}”已损坏或不是 DOCX 文档。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or not a PPTX presentation.</source>
        <translation>“{name}”已损坏或不是 PPTX 演示文稿。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or not an XLSX workbook.</source>
        <translation>“{name}”已损坏或不是 XLSX 工作簿。</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}”是空文件。</translation>
    </message>
    <message>
        <source>“{name}” is here already as “{document}” and was passed over.</source>
        <translation>“{name}”已存在，即“{document}”，已跳过。</translation>
    </message>
    <message>
        <source>“{name}” is larger than MinerU takes.</source>
        <translation>“{name}”超出 MinerU 的大小限制。</translation>
    </message>
    <message>
        <source>“{name}” is locked in a way that cannot be opened here.</source>
        <translation>“{name}”的加密方式无法在此打开。</translation>
    </message>
    <message>
        <source>“{name}” is no header that can be sent.</source>
        <translation>“{name}”不是可以发送的请求头。</translation>
    </message>
    <message>
        <source>“{name}” is no {kind} file, or it is damaged.</source>
        <translation>“{name}”不是 {kind} 文件，或已损坏。</translation>
    </message>
    <message>
        <source>“{name}” is not a text file, although its name says so.</source>
        <translation>“{name}”的扩展名表示文本文件，内容却不是文本。</translation>
    </message>
    <message>
        <source>“{name}” is of a kind that cannot be read yet.</source>
        <translation>暂不支持“{name}”的文件类型。</translation>
    </message>
    <message>
        <source>“{name}” is of a kind that the chosen method cannot read.</source>
        <translation>所选转换方式不支持“{name}”的文件类型。</translation>
    </message>
    <message>
        <source>“{name}” is protected against copying.</source>
        <translation>“{name}”设有复制保护。</translation>
    </message>
    <message>
        <source>“{name}” is protected in a way that cannot be opened here.</source>
        <translation>“{name}”的保护方式无法在此打开。</translation>
    </message>
    <message>
        <source>“{name}” is protected with a password, which MinerU cannot be given.</source>
        <translation>“{name}”设有密码保护，而密码无法提供给 MinerU。</translation>
    </message>
    <message>
        <source>“{name}” is protected with a password.</source>
        <extracomment>what `kind` calls an office file that is encrypted with a password</extracomment>
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
        <source>“{name}” names a file outside itself (“{part}”), so it was not opened.</source>
        <translation>“{name}”引用了自身以外的文件（“{part}”），因此没有打开。</translation>
    </message>
    <message>
        <source>“{name}” took the place of its earlier version “{document}”.</source>
        <translation>“{name}”已替换先前的版本“{document}”。</translation>
    </message>
    <message>
        <source>“{name}” unpacks to far more than a document holds, so it was not opened.</source>
        <extracomment>bytes of one part and of all parts together that an honest document stays far below parts, and bytes of the directory that lists them</extracomment>
        <translation>“{name}”解压后远超一篇文献的大小，因此没有打开。</translation>
    </message>
    <message>
        <source>“{name}” was here as “{document}” and was read again.</source>
        <translation>“{name}”已存在，即“{document}”，已重新读取。</translation>
    </message>
    <message>
        <source>“{program}” cannot be run at the end.</source>
        <translation>结束时无法运行“{program}”。</translation>
    </message>
    <message>
        <source>“{separator}” does not occur in the text.</source>
        <translation>正文中没有“{separator}”。</translation>
    </message>
    <message>
        <source>“{spec}” does not name a model.</source>
        <translation>“{spec}”不是有效的模型名称。</translation>
    </message>
    <message>
        <source>“{text}” is no list of a program and its arguments.</source>
        <translation>“{text}”不是由程序和参数组成的列表。</translation>
    </message>
    <message>
        <source>“{value}” does not fit {setting}.</source>
        <translation>“{value}”不适用于 {setting}。</translation>
    </message>
    <message>
        <source>“{word}” fits {count} documents.</source>
        <translation>有 {count} 篇文献与“{word}”相符。</translation>
    </message>
    <message>
        <source>“{word}” is no setting.</source>
        <translation>“{word}”不是有效的设置。</translation>
    </message>
    <message>
        <source>“{word}” is not FILE or FILE=SCALE, such as lora.gguf=0.8.</source>
        <translation>“{word}”的格式应为“文件”或“文件=权重”，如 lora.gguf=0.8。</translation>
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
        <extracomment>the smallest sum that is written</extracomment>
        <translation>内置引擎：无需调用，没有费用</translation>
    </message>
    <message>
        <source>No calls, nothing to pay</source>
        <translation>无需调用，没有费用</translation>
    </message>
    <message numerus="yes">
        <source>Replies as long as in %n earlier call(s) of this model.</source>
        <translation>
            <numerusform>回复长度按此模型此前的 %n 次调用估算。</numerusform>
        </translation>
    </message>
    <message>
        <source>The length of replies is assumed: this model has no calls here yet.</source>
        <translation>回复长度为假定值：此模型在这里还没有调用记录。</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>约 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>约 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0} hours</source>
        <translation>约 {0} 小时</translation>
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
        <source>cost below {0}</source>
        <translation>费用不到 {0}</translation>
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
    <name>ExtendSheet</name>
    <message>
        <source>Can be undone; the texts as they were split are kept.</source>
        <translation>可以撤销；拆分时的原始正文会保留。</translation>
    </message>
    <message>
        <source>Headings of the section</source>
        <translation>章节标题</translation>
    </message>
    <message>
        <source>Insert: {0}</source>
        <translation>插入：{0}</translation>
    </message>
    <message>
        <source>Name of the document</source>
        <translation>文献名称</translation>
    </message>
    <message>
        <source>On the chunk shown</source>
        <translation>以当前文本块为例</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Put a text before chunks</source>
        <extracomment>places that are filled in for each chunk of the chunk, as much as shows where the new text meets it</extracomment>
        <translation>在文本块开头添加文字</translation>
    </message>
    <message>
        <source>Put a text behind chunks</source>
        <translation>在文本块末尾添加文字</translation>
    </message>
    <message numerus="yes">
        <source>Put before %n chunk(s)</source>
        <translation>
            <numerusform>添加到 %n 个文本块开头</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put behind %n chunk(s)</source>
        <translation>
            <numerusform>添加到 %n 个文本块末尾</numerusform>
        </translation>
    </message>
    <message>
        <source>Text, with places that are filled in for each chunk</source>
        <translation>要添加的文字，其中的变量会按各文本块填入</translation>
    </message>
    <message>
        <source>{0} is the title or name of the document, {1} the path of headings, {2} the number of the page.</source>
        <translation>{0} 为文献标题或名称，{1} 为标题路径，{2} 为页码。</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Give the password…</source>
        <translation>输入密码…</translation>
    </message>
    <message>
        <source>Nothing came out of {0}</source>
        <translation>{0} 没有产出任何内容</translation>
    </message>
    <message>
        <source>Read it another way…</source>
        <translation>换一种方式读取…</translation>
    </message>
    <message>
        <source>The reason is not known.</source>
        <extracomment>kind of the reason -&gt; the action that helps; trying again helps with everything else</extracomment>
        <translation>原因不明。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
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
        <source>Resume</source>
        <translation>继续</translation>
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
    <name>FileCard</name>
    <message>
        <source>Adapters</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>对话模板</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>How it is run…</source>
        <translation>运行方式…</translation>
    </message>
    <message>
        <source>It does not fit: close other programs, set a smaller context, or choose a smaller model.</source>
        <translation>内存不足：关闭其他程序、减小上下文，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
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
        <source>The package “xllamacpp”, which runs model files, is missing: install Lorewright with its extra “gguf”.</source>
        <translation>缺少运行模型文件所需的软件包“xllamacpp”：安装 Lorewright 的附加组件“gguf”。</translation>
    </message>
    <message numerus="yes">
        <source>for %n call(s) at a time</source>
        <translation>
            <numerusform>并发 %n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>needs about {0}, {1} are free</source>
        <translation>约需 {0}，可用 {1}</translation>
    </message>
    <message>
        <source>none: its answers may be poor</source>
        <translation>无，回答质量可能较差</translation>
    </message>
    <message>
        <source>reads {0} of {1} tokens</source>
        <translation>上下文 {0} / {1} 词元</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>took {0} s at the last check</source>
        <translation>最近一次检测用时 {0} 秒</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>{0} billion weights</source>
        <translation>{0}B 参数</translation>
    </message>
    <message>
        <source>{0}, {1} free</source>
        <translation>{0}，可用 {1}</translation>
    </message>
</context>
<context>
    <name>FileFields</name>
    <message>
        <source>Model file</source>
        <translation>模型文件</translation>
    </message>
    <message>
        <source>Small model (English)</source>
        <translation>小模型（英文）</translation>
    </message>
</context>
<context>
    <name>FileSheet</name>
    <message>
        <source>4,096, or what it was trained for</source>
        <translation>4,096，或训练时的长度</translation>
    </message>
    <message>
        <source>Add an adapter…</source>
        <translation>添加适配器…</translation>
    </message>
    <message>
        <source>Choose a LoRA adapter</source>
        <translation>选择 LoRA 适配器</translation>
    </message>
    <message>
        <source>How {0} is run</source>
        <translation>{0} 的运行方式</translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation>GPU 层数</translation>
    </message>
    <message>
        <source>LoRA adapters</source>
        <translation>LoRA 适配器</translation>
    </message>
    <message>
        <source>Model files ({0})</source>
        <translation>模型文件 ({0})</translation>
    </message>
    <message>
        <source>Needs about {0} of memory, {1} are free.</source>
        <translation>约需 {0} 内存，可用 {1}。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Strength of {0}</source>
        <translation>{0} 的强度</translation>
    </message>
    <message>
        <source>Take off {0}</source>
        <translation>移除 {0}</translation>
    </message>
    <message>
        <source>Tokens of one conversation</source>
        <translation>上下文长度（词元）</translation>
    </message>
    <message>
        <source>as many as fit</source>
        <translation>尽可能多</translation>
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
    <name>FilterChips</name>
    <message>
        <source>One at a time: choosing another turns this one off.</source>
        <translation>一次只能选一个：选另一个会取消这一个。</translation>
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
        <source>{0} of {1} shown, {2} of them still match</source>
        <translation>第 {0} 条，共显示 {1} 条，其中 {2} 条仍符合条件</translation>
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
    <name>FolderCard</name>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>From the next start on: {0}. What is in the present folder stays there; copy it over to go on with it.</source>
        <translation>下次启动起使用：{0}。当前文件夹的内容留在原处；如需继续使用，请复制过去。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Projects, documents and samples of this program, all in one place; keys are in the keyring.</source>
        <translation>项目、文献和样本都存放在此；密钥保存在密钥环中。</translation>
    </message>
    <message>
        <source>The folder is given by LOREWRIGHT_HOME.</source>
        <translation>文件夹由 LOREWRIGHT_HOME 指定。</translation>
    </message>
    <message>
        <source>Use another folder…</source>
        <translation>换用其他文件夹…</translation>
    </message>
    <message>
        <source>Use the default folder</source>
        <translation>使用默认文件夹</translation>
    </message>
</context>
<context>
    <name>ForecastCard</name>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>No recent calls to estimate from.</source>
        <translation>最近没有调用，无法推算。</translation>
    </message>
    <message numerus="yes">
        <source>So far {0}; the rest at the rate of the last %n day(s). {1} tokens in all.</source>
        <translation>
            <numerusform>目前：{0}；其余按最近 %n 天的速度推算，共 {1} 词元。</numerusform>
        </translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This month, until {0}</source>
        <translation>本月，至 {0}</translation>
    </message>
    <message>
        <source>{0} of {1} items done, so far {2}; the others at the same cost each.</source>
        <translation>已完成 {0} / {1} 项，目前：{2}；其余按相同单价推算。</translation>
    </message>
    <message>
        <source>{0}, when it ends</source>
        <translation>{0}，完成时</translation>
    </message>
</context>
<context>
    <name>Foresight</name>
    <message numerus="yes">
        <source>%n file(s) cannot be judged before they are read.</source>
        <translation>
            <numerusform>有 %n 个文件读取后才能估算。</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the documents…</source>
        <translation>正在查看文献…</translation>
    </message>
    <message>
        <source>Takes about {0} calls and {1} tokens: {2}.</source>
        <translation>约需 {0} 次调用、{1} 词元：{2}。</translation>
    </message>
    <message>
        <source>cost about {0}</source>
        <translation>费用约 {0}</translation>
    </message>
    <message>
        <source>cost unknown, as the model has no price here</source>
        <translation>未填写模型价格，费用未知</translation>
    </message>
    <message>
        <source>nothing to pay</source>
        <translation>无费用</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>0 repeats itself, 1 varies. Empty: as the provider sets it.</source>
        <translation>0 最稳定，1 变化更多。留空则由服务商决定。</translation>
    </message>
    <message>
        <source>1 is the size the system uses.</source>
        <translation>1 为系统使用的大小。</translation>
    </message>
    <message>
        <source>A JSON object.</source>
        <translation>JSON 对象。</translation>
    </message>
    <message>
        <source>A JSON object; it comes before everything else that is sent.</source>
        <translation>JSON 对象，优先于其他发送内容。</translation>
    </message>
    <message>
        <source>A fixed number instead; 0 follows the length.</source>
        <translation>改用固定数量；0 表示按长度计算。</translation>
    </message>
    <message>
        <source>A program, then each of its arguments on a line of its own. A job may name another one, or none.</source>
        <translation>首行为程序，之后每行一个参数。任务可另行指定，也可不运行。</translation>
    </message>
    <message>
        <source>A program, then each of its arguments on a line of its own. No shell. These are filled in: [output], [project], [state], [done], [failed], [rows], [seconds], in braces.</source>
        <translation>首行为程序，之后每行一个参数，不经过 shell。以下变量写在花括号中会被填入：[output]、[project]、[state]、[done]、[failed]、[rows]、[seconds]。</translation>
    </message>
    <message>
        <source>A proposal of the model</source>
        <translation>由模型拟定</translation>
    </message>
    <message>
        <source>About the audience</source>
        <translation>受众说明</translation>
    </message>
    <message>
        <source>About the genre</source>
        <translation>体裁说明</translation>
    </message>
    <message>
        <source>Accept at once</source>
        <translation>直接采用</translation>
    </message>
    <message>
        <source>Add where each row came from: document, section and place.</source>
        <translation>附上每条数据的出处：文献、章节和位置。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address of MinerU</source>
        <extracomment>pages sent for at a time</extracomment>
        <translation>MinerU 地址</translation>
    </message>
    <message>
        <source>Addresses of links</source>
        <translation>链接地址</translation>
    </message>
    <message>
        <source>Alpaca</source>
        <translation>Alpaca</translation>
    </message>
    <message>
        <source>Also pages that hold text already, for example where it is garbled.</source>
        <translation>包括已有文字的页面，例如文字为乱码时。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As it fits each file</source>
        <translation>按文件自动选择</translation>
    </message>
    <message>
        <source>As the provider sets it</source>
        <extracomment>more than any model takes, and small enough for every table</extracomment>
        <translation>由服务商决定</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>At least {0}, please.</source>
        <translation>不能小于 {0}。</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最大值</translation>
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
        <source>Audience</source>
        <translation>受众</translation>
    </message>
    <message>
        <source>Below the address; empty where there is none.</source>
        <translation>接在地址之后；没有则留空。</translation>
    </message>
    <message>
        <source>Blank lines</source>
        <translation>空行</translation>
    </message>
    <message>
        <source>Broken lines</source>
        <translation>断行</translation>
    </message>
    <message>
        <source>Build the tree from</source>
        <translation>构建依据</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自动判断</translation>
    </message>
    <message>
        <source>By itself: from the name of the file, from the fences of code blocks, or from the text.</source>
        <translation>自动判断：依据文件名、代码块标记或正文内容。</translation>
    </message>
    <message>
        <source>Calculated from</source>
        <translation>计价方式</translation>
    </message>
    <message>
        <source>Calls at a time</source>
        <translation>并发调用数</translation>
    </message>
    <message>
        <source>Characters that cannot be seen, and odd blanks.</source>
        <translation>不可见字符和异常空格。</translation>
    </message>
    <message>
        <source>Characters; an empty field sets no bound.</source>
        <translation>单位为字；留空则不限。</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Chinese and English</source>
        <translation>中文和英文</translation>
    </message>
    <message>
        <source>Chinese lines that end in the middle of a sentence are joined.</source>
        <translation>合并在句中断开的中文行。</translation>
    </message>
    <message>
        <source>Context length in tokens</source>
        <translation>上下文长度（词元）</translation>
    </message>
    <message>
        <source>Control characters</source>
        <translation>控制字符</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计量</translation>
    </message>
    <message>
        <source>Counted as by</source>
        <translation>计数依据</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Currency of the cap</source>
        <extracomment>characters of a name, wherever it is given the currency of a cap in money, wherever one is set</extracomment>
        <translation>上限的货币</translation>
    </message>
    <message>
        <source>Currency of the prices</source>
        <translation>价格货币</translation>
    </message>
    <message>
        <source>Cuts</source>
        <translation>切点</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Day of the prices</source>
        <translation>价格日期</translation>
    </message>
    <message>
        <source>Days to keep it</source>
        <translation>保留天数</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Divided words</source>
        <translation>断词</translation>
    </message>
    <message>
        <source>Do not cut words</source>
        <translation>不切断单词</translation>
    </message>
    <message>
        <source>Dots per inch at which pages are looked at; more helps with small print and takes longer.</source>
        <translation>识别页面时的每英寸点数；数值越大越利于识别小字，耗时也越长。</translation>
    </message>
    <message>
        <source>Dots per inch of the page pictures; more costs more tokens.</source>
        <translation>页面图像的每英寸点数；数值越大，消耗的词元越多。</translation>
    </message>
    <message>
        <source>Empty: 600 on this computer, 180 elsewhere.</source>
        <translation>留空：本机 600，其他 180。</translation>
    </message>
    <message>
        <source>Empty: tried, and remembered for each model.</source>
        <translation>留空则自动尝试，并按模型记住结果。</translation>
    </message>
    <message>
        <source>Engine of MinerU</source>
        <translation>MinerU 引擎</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Every call with prompt, reply and thinking, to look up later.</source>
        <translation>保留每次调用的提示词、回复和思考过程，以便日后查看。</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>自动检测</translation>
    </message>
    <message>
        <source>Footnotes</source>
        <translation>脚注</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Further addresses</source>
        <translation>其他地址</translation>
    </message>
    <message>
        <source>Further fields of a request</source>
        <translation>附加请求字段</translation>
    </message>
    <message>
        <source>GPT-4 (cl100k)</source>
        <translation>GPT-4（cl100k）</translation>
    </message>
    <message>
        <source>GPT-4o and later (o200k)</source>
        <translation>GPT-4o 及以后（o200k）</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>体裁</translation>
    </message>
    <message>
        <source>Give its whole path; a job may end while another folder is open.</source>
        <translation>请填写完整路径；任务结束时的当前文件夹可能不同。</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Headers without a secret</source>
        <translation>不含密钥的请求头</translation>
    </message>
    <message>
        <source>Hourly wage</source>
        <translation>时薪</translation>
    </message>
    <message>
        <source>How many pages the model is shown at the same time.</source>
        <translation>每次提交给模型的页数。</translation>
    </message>
    <message>
        <source>How much of a piece the next one repeats; 0 repeats nothing.</source>
        <translation>后一文本块重复前一块末尾的长度；0 表示不重叠。</translation>
    </message>
    <message>
        <source>In the currency of the model&apos;s prices. The run pauses before the call that could pass it.</source>
        <translation>按模型价格的货币计。任务会在可能超出上限的那次调用之前暂停。</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>界面</translation>
    </message>
    <message>
        <source>Its purpose, structure, style and depth.</source>
        <translation>目的、结构、文风和深度。</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Keep requests and replies</source>
        <translation>保留请求和回复</translation>
    </message>
    <message>
        <source>Kept in the system keyring; empty where none is needed.</source>
        <translation>保存在系统密钥环中；无需密钥则留空。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Keys do not belong here; enter them as key or as header.</source>
        <translation>请勿在此填写密钥；请填在密钥或请求头中。</translation>
    </message>
    <message>
        <source>Keys do not belong in the address; enter them as key.</source>
        <translation>请勿在地址中填写密钥；请填在密钥中。</translation>
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
        <source>Language of the document</source>
        <translation>文献语言</translation>
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
        <source>Leave out chunks whose cleaned text waits for a decision.</source>
        <translation>跳过清洗结果待决定的文本块。</translation>
    </message>
    <message>
        <source>Leave out documents that were split before.</source>
        <translation>跳过已拆分过的文献。</translation>
    </message>
    <message>
        <source>Less than {0}, please.</source>
        <translation>必须小于 {0}。</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Like each document</source>
        <translation>与各文献一致</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Limit for</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Links to pictures</source>
        <translation>图片链接</translation>
    </message>
    <message>
        <source>Longer functions and classes are cut between their statements, where there are any.</source>
        <translation>超出长度的函数和类在语句之间切开。</translation>
    </message>
    <message>
        <source>Longer pieces are cut again, between sentences; 0 sets no limit.</source>
        <translation>更长的文本块在句子间再次切开；0 表示不限。</translation>
    </message>
    <message>
        <source>Longest result</source>
        <translation>最长结果</translation>
    </message>
    <message>
        <source>Longest silence, in seconds</source>
        <translation>最长无响应时间（秒）</translation>
    </message>
    <message>
        <source>Lost numbers and names</source>
        <translation>丢失的数字和名称</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>MinerU at your own address</source>
        <translation>自建 MinerU（指定地址）</translation>
    </message>
    <message>
        <source>MinerU on the internet (token)</source>
        <translation>在线 MinerU（需令牌）</translation>
    </message>
    <message>
        <source>Minutes per row</source>
        <translation>每条数据用时（分钟）</translation>
    </message>
    <message>
        <source>Model of the service</source>
        <extracomment>under which the token lies in core.secrets seconds between two questions: at first, at most, and how long nothing may change</extracomment>
        <translation>服务所用模型</translation>
    </message>
    <message>
        <source>Models divide text differently; other models come close to these.</source>
        <translation>各模型划分词元的方式不同；其他模型的结果与此相近。</translation>
    </message>
    <message>
        <source>Models, where there is no list</source>
        <translation>模型（服务商不提供列表时）</translation>
    </message>
    <message>
        <source>Money for all jobs of the project together.</source>
        <translation>项目所有任务合计的费用。</translation>
    </message>
    <message>
        <source>More exact (vlm)</source>
        <translation>更精确（vlm）</translation>
    </message>
    <message>
        <source>More than {0}, please.</source>
        <translation>必须大于 {0}。</translation>
    </message>
    <message>
        <source>Most tokens in a reply</source>
        <translation>回复的词元上限</translation>
    </message>
    <message>
        <source>NAME: VALUE, one a line. Kept as they are, for everybody to read.</source>
        <translation>每行一个“名称: 值”。按原文保存，任何人都可读取。</translation>
    </message>
    <message>
        <source>NAME: VALUE, one a line. The values go to the keyring.</source>
        <translation>每行一个“名称: 值”。值存入密钥环。</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>fields that few need, folded at first</extracomment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the token limit</source>
        <translation>词元上限的字段名</translation>
    </message>
    <message>
        <source>Names of fields the service does not take, separated by commas.</source>
        <translation>服务不接受的字段名，以逗号分隔。</translation>
    </message>
    <message>
        <source>Never sent</source>
        <translation>不发送的字段</translation>
    </message>
    <message>
        <source>New words</source>
        <translation>新增内容</translation>
    </message>
    <message>
        <source>No piece is longer, except one table, formula or block of code that must not be cut.</source>
        <translation>仅不可拆分的表格、公式或代码块可超出此长度。</translation>
    </message>
    <message>
        <source>No piece is longer, what it repeats included.</source>
        <translation>文本块不超过此长度，重叠部分计算在内。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing invented (pipeline)</source>
        <translation>不臆造内容（pipeline）</translation>
    </message>
    <message>
        <source>Notify when a job ends</source>
        <translation>任务结束时通知</translation>
    </message>
    <message>
        <source>Number of words it chooses from; sent only where it is known.</source>
        <translation>可选词的数量；仅在服务支持时发送。</translation>
    </message>
    <message>
        <source>Of a link only its text stays.</source>
        <translation>链接只保留文字。</translation>
    </message>
    <message>
        <source>Of several jobs at one model, the higher one goes first.</source>
        <translation>多个任务使用同一模型时，数值高的优先。</translation>
    </message>
    <message>
        <source>Of the OpenAI-compatible service; it often ends in /v1.</source>
        <translation>OpenAI 兼容服务的地址，通常以 /v1 结尾。</translation>
    </message>
    <message>
        <source>Of the same models, one a line; calls go where there is room.</source>
        <translation>提供相同模型的地址，每行一个；调用会分配到空闲的地址。</translation>
    </message>
    <message>
        <source>Of the window. The data keeps the language of each document.</source>
        <translation>窗口的语言。数据仍使用各文献的语言。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Once, before a job ends: those whose connection or server failed, or whose reply was of no use.</source>
        <translation>任务结束前重试一次：仅限连接或服务器出错、或回复不可用的项。</translation>
    </message>
    <message>
        <source>One a line, the strongest first. \n is a line break, \t a tab, \\ a backslash; blanks count. What none of them divides is cut by length.</source>
        <translation>每行一个，优先级高的在前。\n 表示换行，\t 表示制表符，\\ 表示反斜杠；空格计入。分隔符都无法切分的部分按长度切分。</translation>
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
        <source>Only chunks without a proposal</source>
        <translation>仅没有清洗结果的文本块</translation>
    </message>
    <message>
        <source>Only documents without chunks</source>
        <translation>仅没有文本块的文献</translation>
    </message>
    <message>
        <source>Only the open project</source>
        <translation>仅当前项目</translation>
    </message>
    <message>
        <source>OpenAI messages</source>
        <translation>OpenAI messages</translation>
    </message>
    <message>
        <source>Otherwise every cleaned text waits for a decision.</source>
        <translation>不勾选则每个清洗结果都待决定后采用。</translation>
    </message>
    <message>
        <source>Otherwise the new ones are added to them.</source>
        <translation>不勾选则把新组合添加到已有组合之后。</translation>
    </message>
    <message>
        <source>Otherwise the tags are added at the end.</source>
        <translation>不勾选则把标签添加到末尾。</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Page numbers</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Pages at once</source>
        <translation>每次页数</translation>
    </message>
    <message>
        <source>Pairs per document</source>
        <extracomment>characters of the document that a model is shown: its beginning, middle and end</extracomment>
        <translation>每篇文献的组合数</translation>
    </message>
    <message>
        <source>Path of the list of models</source>
        <translation>模型列表的路径</translation>
    </message>
    <message>
        <source>Pieces may be a few characters shorter, so that words stay whole.</source>
        <translation>文本块可略短几个字，以保持单词完整。</translation>
    </message>
    <message>
        <source>Pieces of fewer than 20 characters are of no use.</source>
        <translation>不足 20 字的文本块没有用处。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <extracomment>pydantic&apos;s names of a bound that was passed -&gt; where its record keeps the bound</extracomment>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>Please give the text at which to cut.</source>
        <translation>请填写用作分隔的文字。</translation>
    </message>
    <message>
        <source>Positions in the text, in characters, at which a piece begins.</source>
        <translation>文本块起始处在正文中的位置，以字计。</translation>
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
        <source>Price per row</source>
        <translation>每条数据价格</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Programming language</source>
        <translation>编程语言</translation>
    </message>
    <message>
        <source>Prompts and questions follow it.</source>
        <translation>提示词和问题采用此语言。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
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
        <source>Qwen 3.5</source>
        <translation>Qwen 3.5</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>可读内容</translation>
    </message>
    <message>
        <source>Recognise every page</source>
        <translation>识别每一页</translation>
    </message>
    <message>
        <source>References</source>
        <translation>引用编号</translation>
    </message>
    <message>
        <source>Repeated lines</source>
        <translation>重复行</translation>
    </message>
    <message>
        <source>Replace the pairs there are</source>
        <translation>替换已有组合</translation>
    </message>
    <message>
        <source>Replace the present tree</source>
        <translation>替换现有领域树</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>Resolution</source>
        <extracomment>mean confidence below which a page is named as doubtful</extracomment>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Response formats</source>
        <translation>回复格式</translation>
    </message>
    <message>
        <source>Retry failed items at the end</source>
        <translation>结束前重试失败项</translation>
    </message>
    <message>
        <source>Room for kept replies</source>
        <translation>回复缓存容量</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Run at the end</source>
        <translation>结束时运行</translation>
    </message>
    <message>
        <source>Run at the end of a job</source>
        <translation>任务结束时运行</translation>
    </message>
    <message>
        <source>Said to the model in every row that has no system prompt of its own.</source>
        <translation>写入每条没有自带系统提示词的数据。</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Schema and JSON</source>
        <translation>Schema 和 JSON</translation>
    </message>
    <message>
        <source>Sent to switch thinking off</source>
        <translation>关闭思考时发送</translation>
    </message>
    <message>
        <source>Sent to switch thinking on</source>
        <translation>开启思考时发送</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Separators</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Several in a row become one, several blanks too.</source>
        <translation>连续多个空行合并为一个，连续空格同样合并。</translation>
    </message>
    <message>
        <source>Share of questions asked without their mark, from 0 to 1: people often leave it out.</source>
        <translation>不带问号的问题所占比例，0 到 1；人们提问时常省略问号。</translation>
    </message>
    <message>
        <source>Share of the chunk&apos;s numbers and names that may be missing.</source>
        <translation>文本块的数字和名称中允许缺失的比例。</translation>
    </message>
    <message>
        <source>Share of the chunk; anything longer is refused.</source>
        <translation>占文本块的比例；更长的结果不予采用。</translation>
    </message>
    <message>
        <source>Share of the likeliest words it chooses from, up to 1.</source>
        <translation>从概率最高的词中选择的比例，最大为 1。</translation>
    </message>
    <message>
        <source>Share of the result that may not stand in the chunk.</source>
        <translation>结果中允许不见于文本块的内容所占比例。</translation>
    </message>
    <message>
        <source>Share of what the rules would leave; anything shorter is refused.</source>
        <translation>占按规则清洗后文本的比例；更短的结果不予采用。</translation>
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
        <source>Shortest result</source>
        <translation>最短结果</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Slower, more expensive, often better. Some models cannot switch it.</source>
        <translation>更慢、费用更高，但往往效果更好。部分模型无法切换。</translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation>最小长度</translation>
    </message>
    <message>
        <source>Spend at most</source>
        <extracomment>seconds after which the program at the end is stopped, unless something else is said priorities go as far below 0 as above how the currency of a cap is written the user&apos;s default program, which is not looked at again here: see `knowing`</extracomment>
        <translation>费用上限</translation>
    </message>
    <message>
        <source>Such as 2026-11-30; today when you change a price.</source>
        <translation>例如 2026-11-30；修改价格时自动填入当天日期。</translation>
    </message>
    <message>
        <source>Such as USD or CNY; empty: that of the prices.</source>
        <translation>例如 USD 或 CNY；留空则使用价格的货币。</translation>
    </message>
    <message>
        <source>Such as [12] or [3–5]; the list of references stays.</source>
        <translation>如 [12] 或 [3–5]；参考文献列表予以保留。</translation>
    </message>
    <message>
        <source>Such as http://proxy:8080; a name and password go to the keyring.</source>
        <translation>如 http://proxy:8080；用户名和密码存入密钥环。</translation>
    </message>
    <message>
        <source>Such as running headers; the first one stays.</source>
        <translation>如页眉；保留首次出现的一行。</translation>
    </message>
    <message>
        <source>Such as “pipeline”; empty for what the service itself prefers.</source>
        <translation>如“pipeline”；留空则由服务自行选择。</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Text and pictures</source>
        <translation>文字和图片</translation>
    </message>
    <message>
        <source>Text layer</source>
        <translation>文字层</translation>
    </message>
    <message>
        <source>Text of the pages</source>
        <translation>页面文字</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>仅文字</translation>
    </message>
    <message>
        <source>Text recognition (OCR)</source>
        <translation>文字识别（OCR）</translation>
    </message>
    <message>
        <source>The headings of the documents</source>
        <translation>文献标题</translation>
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
        <source>The marks in the text and the notes themselves.</source>
        <translation>正文中的脚注标记和脚注本身。</translation>
    </message>
    <message>
        <source>The overlap must not be more than half of the size.</source>
        <translation>重叠不能超过长度的一半。</translation>
    </message>
    <message>
        <source>The separator stays</source>
        <translation>分隔符保留在</translation>
    </message>
    <message>
        <source>The shape of a row that the training program expects.</source>
        <translation>训练程序要求的数据格式。</translation>
    </message>
    <message>
        <source>The smallest is larger than the largest.</source>
        <translation>最小值不能大于最大值。</translation>
    </message>
    <message>
        <source>The text is cut wherever this stands. \n is a line break, \t a tab, \\ a backslash.</source>
        <translation>在出现该内容处切开。\n 表示换行，\t 表示制表符，\\ 表示反斜杠。</translation>
    </message>
    <message>
        <source>There is no such program; install it first, or give its whole path.</source>
        <translation>找不到此程序；请先安装，或填写完整路径。</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Thinking counts too. Empty: each stage asks for what it needs.</source>
        <translation>思考也计入。留空则由各环节按需设定。</translation>
    </message>
    <message>
        <source>This file is no program that may be run.</source>
        <translation>此文件不是可运行的程序。</translation>
    </message>
    <message>
        <source>This is a folder; name the program in it.</source>
        <translation>这是文件夹，请填写其中的程序。</translation>
    </message>
    <message>
        <source>This looks like a key; enter it among the headers above.</source>
        <translation>这看起来是密钥，请填写在上方的请求头中。</translation>
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
        <source>Three letters, such as USD or CNY.</source>
        <translation>三个字母，如 USD 或 CNY。</translation>
    </message>
    <message>
        <source>Time for a whole call, in seconds</source>
        <translation>单次调用总时限（秒）</translation>
    </message>
    <message>
        <source>Time to connect, in seconds</source>
        <translation>连接时限（秒）</translation>
    </message>
    <message>
        <source>Time to the first word, in seconds</source>
        <translation>首次响应时限（秒）</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Tokens and costs stay for good.</source>
        <translation>词元和费用始终保留。</translation>
    </message>
    <message>
        <source>Tokens of all calls together, sent and received.</source>
        <translation>所有调用发送和接收的词元总数。</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>每分钟词元数</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Use at most</source>
        <extracomment>that of the cap, &quot;&quot; for that of the prices, which is what the form means</extracomment>
        <translation>词元上限</translation>
    </message>
    <message>
        <source>Use kept replies again</source>
        <translation>重复使用已保存的回复</translation>
    </message>
    <message>
        <source>Vision model</source>
        <translation>视觉模型</translation>
    </message>
    <message>
        <source>What a model may change</source>
        <translation>模型可改动的范围</translation>
    </message>
    <message>
        <source>What an earlier job asked the same model in the very same words is answered from the disk, at no cost. A job that asks the same twice gets two replies, unless the temperature is 0.</source>
        <translation>先前任务向同一模型提出的完全相同的请求，直接取用磁盘中保存的回复，不产生费用。同一任务两次提出相同请求时会得到两个回复，温度为 0 时除外。</translation>
    </message>
    <message>
        <source>Where they stand alone between blank lines.</source>
        <translation>仅限前后均为空行的单独页码。</translation>
    </message>
    <message>
        <source>Where “mineru-api” answers; the files go there and nowhere else.</source>
        <translation>“mineru-api”的服务地址；文件只发送到该地址。</translation>
    </message>
    <message>
        <source>Who they are, what they know, and why they read.</source>
        <translation>他们是谁、了解什么、为何阅读。</translation>
    </message>
    <message>
        <source>Wide letters and digits become narrow, narrow marks between Chinese wide; ligatures are resolved.</source>
        <translation>全角字母和数字转为半角，中文之间的半角标点转为全角，连字还原为单个字母。</translation>
    </message>
    <message>
        <source>Width of characters</source>
        <translation>全角与半角</translation>
    </message>
    <message>
        <source>With a notification of the system, while the window is not in front.</source>
        <translation>窗口不在前台时，发送系统通知。</translation>
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
        <source>Words divided at the end of a line are joined.</source>
        <translation>合并行尾被断开的单词。</translation>
    </message>
    <message>
        <source>Write a JSON object, such as {&quot;seed&quot;: 1}.</source>
        <translation>请填写 JSON 对象，如 {&quot;seed&quot;: 1}。</translation>
    </message>
    <message>
        <source>Write it like http://127.0.0.1:8000.</source>
        <translation>格式如 http://127.0.0.1:8000。</translation>
    </message>
    <message>
        <source>Write it like http://127.0.0.1:8000/v1.</source>
        <translation>格式如 http://127.0.0.1:8000/v1。</translation>
    </message>
    <message>
        <source>Write one header a line, as NAME: VALUE.</source>
        <translation>每行一个请求头，格式为“名称: 值”。</translation>
    </message>
    <message>
        <source>Write the day as in 2026-11-30.</source>
        <translation>请按 2026-11-30 的格式填写日期。</translation>
    </message>
    <message>
        <source>a price per row</source>
        <translation>按条计价</translation>
    </message>
    <message>
        <source>at the end of the piece before it</source>
        <translation>前一块末尾</translation>
    </message>
    <message>
        <source>at the start of the piece after it</source>
        <translation>后一块开头</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字</translation>
    </message>
    <message>
        <source>each day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>each month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>minutes per row and hourly wage</source>
        <translation>按每条用时和时薪</translation>
    </message>
    <message>
        <source>money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
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
    <name>HandBar</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 个文本块</numerusform>
        </translation>
    </message>
    <message>
        <source>Click: cut here; on a cut: remove it; drag: move it.  Enter: cut at the caret.  Alt+↑/↓: previous or next cut.  Shift+Alt+↑/↓: move the cut.  M: merge with the next piece.</source>
        <translation>单击：在此切分；单击切点：移除；拖动：移动切点。回车：在光标处切分。Alt+↑/↓：上一个或下一个切点。Shift+Alt+↑/↓：移动切点。M：与下一块合并。</translation>
    </message>
    <message>
        <source>Mark pieces longer than</source>
        <translation>标出长于此值的文本块</translation>
    </message>
    <message>
        <source>Mark pieces shorter than</source>
        <translation>标出短于此值的文本块</translation>
    </message>
    <message>
        <source>Mark shorter than</source>
        <translation>标出短于</translation>
    </message>
    <message>
        <source>No cuts at all</source>
        <translation>不设切点</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Start from…</source>
        <translation>初始切分…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>longer than</source>
        <translation>长于</translation>
    </message>
    <message>
        <source>smallest {0}, median {1}, largest {2}</source>
        <translation>最短 {0}，中位数 {1}，最长 {2}</translation>
    </message>
</context>
<context>
    <name>HandCaret</name>
    <message>
        <source>cut, piece {0}, {1}</source>
        <translation>切点，第 {0} 块，{1}</translation>
    </message>
    <message>
        <source>piece {0}, {1}</source>
        <translation>第 {0} 块，{1}</translation>
    </message>
</context>
<context>
    <name>HandSheet</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 个文本块</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut by hand</source>
        <translation>手动拆分</translation>
    </message>
    <message>
        <source>Cut “{0}” by hand</source>
        <translation>手动拆分“{0}”</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Give up the cuts?</source>
        <translation>放弃切点？</translation>
    </message>
    <message>
        <source>Opening the text…</source>
        <translation>正在打开正文…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace the chunks of “{0}”?</source>
        <translation>替换“{0}”的文本块？</translation>
    </message>
    <message>
        <source>Save the chunks</source>
        <translation>保存文本块</translation>
    </message>
    <message>
        <source>Splitting the text…</source>
        <translation>正在拆分正文…</translation>
    </message>
    <message>
        <source>The cuts you made are not saved.</source>
        <translation>所做的切分不会保存。</translation>
    </message>
    <message>
        <source>There is no text to cut.</source>
        <translation>没有可切分的正文。</translation>
    </message>
</context>
<context>
    <name>HandView</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message>
        <source>A cut there would leave a piece without text.</source>
        <translation>在此切分会产生没有文字的文本块。</translation>
    </message>
    <message>
        <source>Text with its cuts</source>
        <translation>带切点的正文</translation>
    </message>
    <message>
        <source>There is no cut at the caret.</source>
        <translation>光标处没有切点。</translation>
    </message>
    <message>
        <source>This is the last piece.</source>
        <translation>这是最后一块。</translation>
    </message>
    <message>
        <source>joined: {0}</source>
        <translation>已合并：{0}</translation>
    </message>
    <message>
        <source>{0} · longer than {1}</source>
        <translation>{0} · 长于 {1}</translation>
    </message>
    <message>
        <source>{0} · shorter than {1}</source>
        <translation>{0} · 短于 {1}</translation>
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
        <source>All providers…</source>
        <translation>全部服务商…</translation>
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
    <message>
        <source>Which model does what…</source>
        <translation>各环节的模型…</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Sizes of the pieces</source>
        <translation>文本块长度分布</translation>
    </message>
    <message>
        <source>largest size {0}</source>
        <translation>最大长度 {0}</translation>
    </message>
    <message>
        <source>smallest size {0}</source>
        <translation>最小长度 {0}</translation>
    </message>
    <message>
        <source>{0} to {1} {2}: {3}</source>
        <translation>{0} 到 {1} {2}：{3} 个</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Find in conversations</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配项。</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>对话测试</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Your conversations will appear here.</source>
        <translation>对话会显示在这里。</translation>
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
    <name>HumanCard</name>
    <message numerus="yes">
        <source>%n row(s) by hand</source>
        <translation>
            <numerusform>人工标注 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>By models</source>
        <translation>由模型生成</translation>
    </message>
    <message>
        <source>Change the price…</source>
        <translation>更改价格…</translation>
    </message>
    <message>
        <source>Compared with labelling by hand</source>
        <translation>与人工标注比较</translation>
    </message>
    <message>
        <source>No rows yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>Since the beginning, failed tries and other stages included.</source>
        <translation>自项目开始起，含失败的尝试和其他环节。</translation>
    </message>
    <message>
        <source>at least {0} of the price by hand</source>
        <translation>至少为人工价格的 {0}</translation>
    </message>
    <message>
        <source>{0} a row</source>
        <translation>每条 {0}</translation>
    </message>
    <message>
        <source>{0} minutes a row at {1} an hour</source>
        <translation>每条 {0} 分钟，时薪 {1}</translation>
    </message>
    <message>
        <source>{0} minutes a row at {1} an hour; {2} hours of work.</source>
        <translation>每条 {0} 分钟，时薪 {1}；共 {2} 小时。</translation>
    </message>
    <message>
        <source>{0} of the price by hand</source>
        <translation>为人工价格的 {0}</translation>
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
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import documents</source>
        <translation>导入文献</translation>
    </message>
    <message>
        <source>Looking for files that are there already…</source>
        <translation>正在查找已存在的文件…</translation>
    </message>
    <message>
        <source>There is no document of a known format in there.</source>
        <translation>其中没有可识别格式的文献。</translation>
    </message>
</context>
<context>
    <name>JobDetail</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 项失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed:</source>
        <translation>
            <numerusform>%n 项失败：</numerusform>
        </translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>结束时</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Enter the key…</source>
        <translation>输入密钥…</translation>
    </message>
    <message>
        <source>Follows job</source>
        <translation>前置任务</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>日志…</translation>
    </message>
    <message>
        <source>No job is chosen</source>
        <translation>未选择任务</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Priority down</source>
        <translation>降低优先级</translation>
    </message>
    <message>
        <source>Priority up</source>
        <translation>提高优先级</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>加入时间</translation>
    </message>
    <message>
        <source>Raise the cap and go on…</source>
        <translation>提高上限并继续…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败项</translation>
    </message>
    <message>
        <source>The program at the end could not be started.</source>
        <translation>无法启动结束时运行的程序。</translation>
    </message>
    <message>
        <source>The program at the end failed with code {0}.</source>
        <translation>结束时运行的程序失败，代码 {0}。</translation>
    </message>
    <message>
        <source>The program at the end is running.</source>
        <extracomment>what removes the reason why a job stopped</extracomment>
        <translation>结束时运行的程序正在运行。</translation>
    </message>
    <message>
        <source>The program at the end succeeded.</source>
        <translation>结束时运行的程序已成功完成。</translation>
    </message>
    <message>
        <source>The program at the end was cut off.</source>
        <translation>结束时运行的程序被中断。</translation>
    </message>
    <message>
        <source>The program at the end was stopped at its time limit.</source>
        <translation>结束时运行的程序超时，已停止。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>失败原因</translation>
    </message>
    <message>
        <source>What the program wrote</source>
        <translation>程序输出</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <extracomment>what the program at the end wrote scrolls within this errors as they were stored, with how many items each has</extracomment>
        <translation>至少 {0}</translation>
    </message>
    <message>
        <source>cost of {0}</source>
        <translation>费用 {0}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} 词元</translation>
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
        <source>Lower the priority</source>
        <translation>降低优先级</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Raise the cap and go on…</source>
        <translation>提高上限并继续…</translation>
    </message>
    <message>
        <source>Raise the priority</source>
        <translation>提高优先级</translation>
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
    <name>JobVerbs</name>
    <message>
        <source>Cap of the project</source>
        <translation>项目上限</translation>
    </message>
    <message>
        <source>Cap of the run</source>
        <translation>本次任务上限</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>What is done is kept and not paid for again.</source>
        <translation>已完成的部分会保留，不会重复计费。</translation>
    </message>
    <message>
        <source>{0} has the priority {1} now; the highest goes first.</source>
        <translation>{0} 的优先级现为 {1}；数值大的先运行。</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Build the domain tree</source>
        <translation>构建领域树</translation>
    </message>
    <message>
        <source>Clean chunks</source>
        <translation>清洗文本块</translation>
    </message>
    <message>
        <source>Convert documents</source>
        <translation>转换文献</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Find genre–audience pairs</source>
        <translation>拟定体裁与受众</translation>
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
        <extracomment>kind -&gt; what its job is called; asking the jobs themselves would load their engines and readers on the UI thread</extracomment>
        <translation>导入文献</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>正在加载 {name}…</translation>
    </message>
    <message>
        <source>Revise the domain tree</source>
        <translation>修订领域树</translation>
    </message>
    <message>
        <source>Split documents</source>
        <translation>拆分文献</translation>
    </message>
    <message>
        <source>Trying again what failed: {count}…</source>
        <translation>正在重试失败项：{count}…</translation>
    </message>
    <message>
        <source>at its cap</source>
        <translation>达到上限</translation>
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
    <message>
        <source>{name}: page {done} of {total}</source>
        <extracomment>under this name a password for every file of a run is held, under this name and a file&apos;s hash one for that file</extracomment>
        <translation>{name}：第 {done} 页，共 {total} 页</translation>
    </message>
    <message>
        <source>{name}: part {done} of {total}</source>
        <translation>{name}：第 {done} 部分，共 {total} 部分</translation>
    </message>
</context>
<context>
    <name>JobsPane</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Everything that takes long runs as a job; what becomes of it is seen here.</source>
        <translation>耗时的工作都作为任务运行，进展显示在这里。</translation>
    </message>
    <message>
        <source>Go to the documents</source>
        <translation>前往文献</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>No job matches these filters. Everything that takes long runs as a job.</source>
        <translation>没有符合当前筛选条件的任务。耗时的工作都作为任务运行。</translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>没有任务</translation>
    </message>
    <message>
        <source>Only this project</source>
        <translation>仅此项目</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>加入时间</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>With failures</source>
        <translation>有失败项</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Also “{0}”</source>
        <translation>也用于“{0}”</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <translation>更改快捷键…</translation>
    </message>
    <message>
        <source>Changed; default: {0}</source>
        <translation>已更改，默认：{0}</translation>
    </message>
    <message>
        <source>Default key</source>
        <translation>恢复默认快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Default key</source>
        <translation>默认快捷键</translation>
    </message>
    <message>
        <source>Key for “{0}”</source>
        <translation>“{0}”的快捷键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>Press the new key.</source>
        <translation>按下新的快捷键。</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用此快捷键</translation>
    </message>
    <message>
        <source>{0} has this key already and would lose it.</source>
        <translation>{0} 已使用此快捷键，更改后将失去它。</translation>
    </message>
</context>
<context>
    <name>LanguageFields</name>
    <message>
        <source>Language</source>
        <extracomment>share of the window&apos;s height that the column may take</extracomment>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of prompts and questions.</source>
        <translation>提示词和问题所用的语言。</translation>
    </message>
</context>
<context>
    <name>LogSheet</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Call {0} of {1}</source>
        <translation>第 {0} 次调用，共 {1} 次</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>下一次调用</translation>
    </message>
    <message>
        <source>No call was made for this item.</source>
        <translation>此条目没有调用模型。</translation>
    </message>
    <message>
        <source>Previous call</source>
        <translation>上一次调用</translation>
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
        <source>Search item, reason, reply</source>
        <translation>搜索条目、原因、回复</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>{0}: log of job {1}</source>
        <extracomment>of the list, and what a sheet and its surroundings need besides a reply as it came scrolls within this, so that the call below it is seen too</extracomment>
        <translation>{0}：任务 {1} 的日志</translation>
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
        <extracomment>says the text of a message and of its button in the language of the moment pixels between its lower edge and that of its parent, and between their upper edges while one types</extracomment>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>MethodFields</name>
    <message>
        <source>A setting of the method does not fit.</source>
        <translation>转换方式的某项设置无效。</translation>
    </message>
    <message>
        <source>Choose a model that can look at pictures.</source>
        <extracomment>the method with a token, which is kept like a provider&apos;s key under this name</extracomment>
        <translation>选择能识别图片的模型。</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Encoding of text files</source>
        <translation>文本文件的编码</translation>
    </message>
    <message>
        <source>Hide settings</source>
        <translation>收起设置</translation>
    </message>
    <message>
        <source>It does not take {0}; of these files the text layer is read.</source>
        <translation>该方法不支持 {0}，这些文件将按文本层读取。</translation>
    </message>
    <message>
        <source>It does not take {0}; these files would fail.</source>
        <translation>不支持 {0}，这些文件会失败。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>转换方式</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Token of mineru.net</source>
        <translation>mineru.net 令牌</translation>
    </message>
    <message>
        <source>Token of mineru.net; empty where it is kept already</source>
        <translation>mineru.net 令牌；已保存的可留空</translation>
    </message>
</context>
<context>
    <name>Methods</name>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>中欧（Windows-1250）</translation>
    </message>
    <message>
        <source>Chinese, simplified (GB18030, GBK)</source>
        <translation>简体中文（GB18030、GBK）</translation>
    </message>
    <message>
        <source>Chinese, traditional (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>西里尔文（Windows-1251）</translation>
    </message>
    <message>
        <source>Find out</source>
        <extracomment>encoding as Python names it -&gt; what people call it; &quot;&quot; finds it out</extracomment>
        <translation>自动检测</translation>
    </message>
    <message>
        <source>Japanese (Shift-JIS)</source>
        <translation>日文（Shift-JIS）</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩文（EUC-KR）</translation>
    </message>
    <message>
        <source>Needs MinerU at an address of yours. The files are sent there.</source>
        <translation>需要自行部署的 MinerU，文件会发送到该处。</translation>
    </message>
    <message>
        <source>Needs a token of mineru.net. The files are sent there.</source>
        <translation>需要 mineru.net 的令牌，文件会发送到该服务。</translation>
    </message>
    <message>
        <source>Needs a vision model. Pages leave this computer unless the model is local.</source>
        <translation>需要视觉模型。除非使用本机模型，页面会离开这台电脑。</translation>
    </message>
    <message>
        <source>Reads scans on this computer, Chinese and English. Takes seconds a page.</source>
        <translation>在本机识别中英文扫描件，每页需数秒。</translation>
    </message>
    <message>
        <source>Western European (Latin-1, Windows-1252)</source>
        <translation>西欧（Latin-1、Windows-1252）</translation>
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
        <source>A GGUF file that this program runs itself; nothing leaves this computer.</source>
        <translation>由本程序直接运行的 GGUF 文件，数据不离开这台电脑。</translation>
    </message>
    <message>
        <source>A language model that runs here; nothing leaves this computer.</source>
        <translation>在本机运行的语言模型，数据不离开这台电脑。</translation>
    </message>
    <message>
        <source>A model file inside the program</source>
        <translation>由本程序运行模型文件</translation>
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
        <source>Give Ollama a model, or choose another way.</source>
        <translation>为 Ollama 下载一个模型，或选择其他方式。</translation>
    </message>
    <message>
        <source>Ollama on this computer</source>
        <translation>本机的 Ollama</translation>
    </message>
    <message>
        <source>Small model inside the program (English)</source>
        <translation>内置小模型（英文）</translation>
    </message>
    <message>
        <source>SmolLM2 with 135 million weights; it writes simply. Nothing leaves this computer.</source>
        <translation>SmolLM2，1.35 亿参数，文字较简单。数据不离开这台电脑。</translation>
    </message>
    <message>
        <source>Start Ollama, or choose another way.</source>
        <translation>启动 Ollama，或选择其他方式。</translation>
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
        <source>The keyring is missing or locked: the key is kept until the program ends.</source>
        <translation>密钥环不存在或已锁定：密钥保留到程序结束。</translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation>还没有模型</translation>
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
    <name>ModelColumn</name>
    <message>
        <source>Answers of {0}</source>
        <translation>{0} 的回答</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新提问</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>更换模型</translation>
    </message>
    <message>
        <source>Copy the newest answer</source>
        <translation>复制最新回答</translation>
    </message>
    <message>
        <source>Remove the model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Settings of this column</source>
        <translation>此列的设置</translation>
    </message>
    <message>
        <source>Stop this answer</source>
        <translation>停止此回答</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>writing</source>
        <extracomment>from here on there is room for the state in words beside the name</extracomment>
        <translation>回答中</translation>
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
        <source>All providers…</source>
        <translation>全部服务商…</translation>
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
    <name>ModelFilesPart</name>
    <message>
        <source>Add a model file</source>
        <translation>添加模型文件</translation>
    </message>
    <message>
        <source>Drop to add the model file</source>
        <translation>松开即可添加模型文件</translation>
    </message>
    <message>
        <source>Model files ({0})</source>
        <translation>模型文件 ({0})</translation>
    </message>
    <message>
        <source>{0} is listed, but what runs it is missing: the extra “gguf”.</source>
        <translation>已添加 {0}，但缺少运行所需的附加组件“gguf”。</translation>
    </message>
    <message>
        <source>{0} is one of the model files now.</source>
        <translation>{0} 已加入模型文件。</translation>
    </message>
</context>
<context>
    <name>ModelSheet</name>
    <message>
        <source>Add a model by name</source>
        <translation>按名称添加模型</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Left out, since this model refused or ignored it: {0}</source>
        <translation>该模型拒绝或忽略，已不再发送：{0}</translation>
    </message>
    <message>
        <source>Model that reads pages</source>
        <translation>读取页面的模型</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>pixels of a window around the form, and of what was learnt of the model below it</extracomment>
        <translation>保存</translation>
    </message>
    <message>
        <source>The form of replies is written out in each request, since it ignored the one sent.</source>
        <translation>该模型忽略了随请求发送的回复格式，因此每次请求都会写明格式。</translation>
    </message>
    <message>
        <source>Try these again</source>
        <translation>重新尝试这些参数</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Built-in engine</source>
        <extracomment>letters of a service&apos;s own words that are shown</extracomment>
        <translation>内置引擎</translation>
    </message>
    <message>
        <source>Enter the key…</source>
        <translation>输入密钥…</translation>
    </message>
    <message>
        <source>It said: {0}</source>
        <translation>对方回复：{0}</translation>
    </message>
    <message>
        <source>Model files</source>
        <extracomment>the providers whose titles are no names of their own</extracomment>
        <translation>模型文件</translation>
    </message>
    <message>
        <source>OpenAI-compatible service</source>
        <translation>兼容 OpenAI 的服务</translation>
    </message>
    <message>
        <source>The key is kept. “{0}” had stopped for it.</source>
        <translation>密钥已保存。“{0}”此前因密钥问题停止。</translation>
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
    <name>ModelsPane</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>添加服务商</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Any service that speaks the OpenAI protocol. Everything else can be set afterwards.</source>
        <translation>任何兼容 OpenAI 协议的服务，其余设置可稍后填写。</translation>
    </message>
    <message>
        <source>Ask for the list</source>
        <translation>获取列表</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在获取…</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>全部检测</translation>
    </message>
    <message>
        <source>Its address, its models with their settings, and its key are deleted.</source>
        <translation>其地址、模型及设置和密钥都将删除。</translation>
    </message>
    <message>
        <source>Its fields go back to their defaults. Models and key stay.</source>
        <translation>各字段恢复默认值，模型和密钥保留。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation>移除 {0}？</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Reset {0}?</source>
        <translation>将 {0} 恢复默认？</translation>
    </message>
    <message>
        <source>Set-up and key</source>
        <translation>配置与密钥</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>Name of the model, as the provider writes it</source>
        <translation>模型名称，与服务商的写法一致</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>Any of them</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>chips beside those of the states -&gt; what they stand for in a filter pixels of the search field, and to how many it gives way where the list is narrow pixels that chips stand lower than the search field beside them pixels below which menu and search stand under the chips what the menu filters by -&gt; the field of the filter</extracomment>
        <translation>格式</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>转换方式</translation>
    </message>
    <message>
        <source>No chunks</source>
        <translation>无文本块</translation>
    </message>
    <message>
        <source>No questions</source>
        <translation>无问题</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
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
        <source>Several can be on: states add up, the others narrow the list further.</source>
        <translation>可同时选择多个：状态相加，其余进一步缩小范围。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>With remarks</source>
        <translation>有提示</translation>
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
    <name>Offers</name>
    <message>
        <source>Add a model file…</source>
        <translation>添加模型文件…</translation>
    </message>
    <message>
        <source>Add by name…</source>
        <translation>按名称添加…</translation>
    </message>
    <message>
        <source>Ask for its models</source>
        <translation>获取模型列表</translation>
    </message>
    <message>
        <source>Ask it which models it has, or name one yourself.</source>
        <translation>从服务商获取模型列表，或自行填写模型名称。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Drop a file that ends in .gguf here: this program runs it itself, without a service.</source>
        <translation>把 .gguf 文件拖到这里：由本程序直接运行，无需其他服务。</translation>
    </message>
    <message>
        <source>Enter the key</source>
        <translation>填写密钥</translation>
    </message>
    <message>
        <source>Enter the key of your account, then ask for the models.</source>
        <translation>填写账户密钥，再获取模型列表。</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>最近检测</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models of the provider</source>
        <translation>服务商的模型</translation>
    </message>
    <message>
        <source>No model file has been added yet</source>
        <translation>还没有添加模型文件</translation>
    </message>
    <message>
        <source>No model of this provider is known yet</source>
        <translation>还没有该服务商的模型</translation>
    </message>
    <message>
        <source>Price in / out</source>
        <translation>输入 / 输出价格</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>可读内容</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Use for the project</source>
        <translation>用于项目</translation>
    </message>
    <message>
        <source>Use the small model (English)</source>
        <translation>使用小模型（英文）</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>检测中…</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>无费用</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>text, pictures</source>
        <translation>文字、图片</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
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
        <source>Ollama does not answer. Start it, or install it from ollama.com, then look again.</source>
        <translation>Ollama 没有响应。启动 Ollama，或从 ollama.com 安装，然后重新查找。</translation>
    </message>
    <message>
        <source>Ollama runs, but has no model yet. Get one in its window, or type “ollama pull qwen3” in a terminal, then look again.</source>
        <translation>Ollama 已运行，但还没有模型。在其窗口中下载，或在终端中输入“ollama pull qwen3”，然后重新查找。</translation>
    </message>
</context>
<context>
    <name>OutlineView</name>
    <message>
        <source>Headings of the documents</source>
        <extracomment>documents that are shown first, and further ones at each arrival at the end: Qt asks five things of every one of them before it paints the first an internal id holds the document&apos;s row and, below these bits, the heading&apos;s number + 1 put together once: the view asks for them twice for every document there is</extracomment>
        <translation>文献标题</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%n call(s) are missing from the bars: what they took is not known.</source>
        <translation>
            <numerusform>图中不含 %n 次用量未知的调用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Click the cost again for the next currency.</source>
        <translation>再次点击“费用”可切换货币。</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Highest: {0}, {1}. Click a bar to see its calls.</source>
        <translation>最高：{0}，{1}。点击柱形可查看其中的调用。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>随时间变化</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Shares, median latency and failures</source>
        <translation>占比、延迟中位数和失败率</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>What the bars are divided by</source>
        <translation>柱形的划分方式</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>柱形的显示内容</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>无费用</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>失败 {0}</translation>
    </message>
</context>
<context>
    <name>PagesCost</name>
    <message numerus="yes">
        <source>%n file(s) cannot be judged before they are read.</source>
        <translation>
            <numerusform>%n 个文件在读取前无法估算。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting pages…</source>
        <extracomment>finds the files, on a pool thread</extracomment>
        <translation>正在统计页数…</translation>
    </message>
    <message>
        <source>price of the service unknown</source>
        <translation>服务价格未知</translation>
    </message>
    <message>
        <source>your own service: no cost</source>
        <translation>自有服务，无费用</translation>
    </message>
</context>
<context>
    <name>PairCard</name>
    <message>
        <source>Delete {0}</source>
        <translation>删除 {0}</translation>
    </message>
    <message>
        <source>Edit {0}</source>
        <translation>编辑 {0}</translation>
    </message>
    <message>
        <source>Follow this pair when questions and answers are written</source>
        <translation>生成问题和答案时采用此组合</translation>
    </message>
    <message>
        <source>Follow {0}</source>
        <translation>采用 {0}</translation>
    </message>
    <message>
        <source>For: {0}</source>
        <translation>面向：{0}</translation>
    </message>
</context>
<context>
    <name>Pairs</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 篇文献</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a model, or add the pairs by hand.</source>
        <translation>选择模型，或手动添加组合。</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>拟定</translation>
    </message>
    <message>
        <source>Find genres and audiences</source>
        <translation>拟定体裁与受众</translation>
    </message>
    <message numerus="yes">
        <source>For %n document(s), by {0}.</source>
        <translation>
            <numerusform>针对 %n 篇文献，由 {0} 拟定。</numerusform>
        </translation>
    </message>
    <message>
        <source>For all documents of the project, by {0}.</source>
        <translation>针对项目中的全部文献，由 {0} 拟定。</translation>
    </message>
    <message>
        <source>The built-in engine finds no genres and audiences.</source>
        <translation>内置引擎不能拟定体裁与受众。</translation>
    </message>
    <message numerus="yes">
        <source>up to %n pair(s)</source>
        <translation>
            <numerusform>最多 %n 对</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairsSheet</name>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n 个组合</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switched on</source>
        <translation>
            <numerusform>已启用 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a pair</source>
        <translation>添加组合</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Copy to…</source>
        <translation>复制到…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Edit the pair</source>
        <translation>编辑组合</translation>
    </message>
    <message>
        <source>Find with a model…</source>
        <translation>由模型拟定…</translation>
    </message>
    <message>
        <source>Genres and audiences</source>
        <translation>体裁与受众</translation>
    </message>
    <message>
        <source>No pairs yet. Have a model find some, or add one.</source>
        <translation>还没有组合。可由模型拟定，或手动添加。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{0}: for whom, and in which kind of text, questions and answers are to be written.</source>
        <translation>{0}：问题和答案为谁而写、采用何种体裁。</translation>
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
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>对话测试</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>System part: who the model is</source>
        <translation>系统部分：模型的角色</translation>
    </message>
    <message>
        <source>User part: what it is asked</source>
        <translation>用户部分：要模型做什么</translation>
    </message>
</context>
<context>
    <name>PassedSheet</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Show the document</source>
        <translation>查看文献</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>What became of some files</source>
        <translation>部分文件的处理情况</translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message>
        <source>It is used to read the file and kept nowhere.</source>
        <translation>密码只用于读取文件，不会保存。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The file is sealed</source>
        <translation>文件设有密码</translation>
    </message>
    <message numerus="yes">
        <source>Try it on all %n files that wait</source>
        <translation>
            <numerusform>对等待密码的全部 %n 个文件试用</numerusform>
        </translation>
    </message>
    <message>
        <source>“{0}” opens only with its password.</source>
        <translation>“{0}”需要密码才能打开。</translation>
    </message>
</context>
<context>
    <name>PathList</name>
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
        <source>Drop files and folders here: Markdown, text, PDF, Word, PowerPoint, Excel, CSV, EPUB and web pages; pictures of pages with text recognition or a model.</source>
        <translation>把文件和文件夹拖到这里：Markdown、文本、PDF、Word、PowerPoint、Excel、CSV、EPUB 和网页；页面图片可用文字识别或模型读取。</translation>
    </message>
    <message>
        <source>Files and folders to import</source>
        <translation>要导入的文件和文件夹</translation>
    </message>
</context>
<context>
    <name>Playground</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新提问</translation>
    </message>
    <message>
        <source>Built-in engine: holds no conversation</source>
        <translation>内置引擎：不能进行对话</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>复制问题</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>复制所选内容</translation>
    </message>
    <message>
        <source>Find a model…</source>
        <translation>查找模型…</translation>
    </message>
    <message>
        <source>Set up models…</source>
        <translation>配置模型…</translation>
    </message>
    <message>
        <source>The built-in engine takes text apart; it cannot hold a conversation, so it is not in the list.</source>
        <translation>内置引擎只能处理文本，不能进行对话，因此未列出。</translation>
    </message>
    <message>
        <source>Thinking, {0} characters</source>
        <translation>思考，{0} 字</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Unfold or fold the thinking</source>
        <translation>展开或收起思考</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>cut off at the length limit</source>
        <translation>达到长度上限，回答被截断</translation>
    </message>
    <message>
        <source>first token {0}</source>
        <translation>首个词元 {0}</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>无费用</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未提问</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>temperature {0}</source>
        <translation>温度 {0}</translation>
    </message>
    <message>
        <source>thinking off</source>
        <translation>关闭思考</translation>
    </message>
    <message>
        <source>thinking on</source>
        <translation>开启思考</translation>
    </message>
    <message>
        <source>thinking… {0} characters</source>
        <translation>思考中… {0} 字</translation>
    </message>
    <message>
        <source>top-p {0}</source>
        <translation>top-p {0}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>up to {0} tokens</source>
        <translation>最多 {0} 词元</translation>
    </message>
    <message>
        <source>waiting for the first word…</source>
        <translation>等待首个词元…</translation>
    </message>
    <message>
        <source>writing…</source>
        <translation>回答中…</translation>
    </message>
    <message>
        <source>{0} in, {1} out</source>
        <translation>输入 {0}，输出 {1}</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} 词元/秒</translation>
    </message>
</context>
<context>
    <name>PlaygroundPane</name>
    <message>
        <source>Add model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>PlaygroundVerbs</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>For this column alone. What is left empty is as for all columns.</source>
        <translation>仅用于此列。留空则与所有列的设置相同。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>重命名对话</translation>
    </message>
    <message>
        <source>Settings of {0}</source>
        <translation>{0} 的设置</translation>
    </message>
    <message>
        <source>The conversation is deleted.</source>
        <translation>对话已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%n document(s) gave no question.</source>
        <translation>
            <numerusform>%n 篇文献没有生成问题。</numerusform>
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
        <source>A model asks of running text too.</source>
        <translation>语言模型也能针对连续的正文提问。</translation>
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
        <source>Raise the cap and go on…</source>
        <translation>提高上限并继续…</translation>
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
        <source>They say what other documents say: their questions were asked there.</source>
        <translation>其内容与其他文献重复，相关问题已在那些文献中提出。</translation>
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
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} done, {2} failed.</source>
        <extracomment>jobs of which the Documents pane says how they ended loaded after the panes: what would keep the window waiting when a form first opens or a job first runs and ends tables whose rows the rail counts</extracomment>
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
        <source>at least {0}</source>
        <translation>至少 {0}</translation>
    </message>
    <message>
        <source>cost at least {0}</source>
        <translation>费用至少 {0}</translation>
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
        <source>The files of the project are in {0}</source>
        <translation>项目文件位于 {0}</translation>
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
        <translation>{0}、{1}和 {2}将一并删除，文件副本也会删除。</translation>
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
        <source>New project with its models…</source>
        <translation>沿用其模型设置新建项目…</translation>
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
        <source>Open its folder</source>
        <translation>打开项目文件夹</translation>
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
    <name>PromptEditor</name>
    <message>
        <source>Back to the text</source>
        <translation>返回编辑</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>比较差异</translation>
    </message>
    <message>
        <source>Difference from the default</source>
        <translation>与默认提示词的差异</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留自定义</translation>
    </message>
    <message>
        <source>Language of the prompt</source>
        <translation>提示词的语言</translation>
    </message>
    <message>
        <source>Restore the default</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The default has changed since this text was written. Compare the two, then keep yours or restore.</source>
        <translation>自定义之后默认提示词已更改。请比较两者，再决定保留自定义内容或恢复默认。</translation>
    </message>
    <message>
        <source>This is the text that comes with the program: there is no difference.</source>
        <translation>这就是程序自带的提示词，没有差异。</translation>
    </message>
    <message>
        <source>Try it…</source>
        <translation>试用…</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>own text</source>
        <translation>自定义</translation>
    </message>
</context>
<context>
    <name>PromptFile</name>
    <message numerus="yes">
        <source>%n own text(s) replaced.</source>
        <translation>
            <numerusform>替换了 %n 个自定义提示词。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个提示词。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) written to {0}.</source>
        <translation>
            <numerusform>已将 %n 个提示词写入 {0}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export prompts</source>
        <translation>导出提示词</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <translation>导入提示词</translation>
    </message>
    <message>
        <source>Left out, unknown here or unusable: {0}.</source>
        <translation>未知或无法使用，已略过：{0}。</translation>
    </message>
    <message>
        <source>Made from another default, compare them: {0}.</source>
        <translation>基于其他版本的默认提示词，请比较：{0}。</translation>
    </message>
    <message>
        <source>No prompt was imported.</source>
        <translation>没有导入提示词。</translation>
    </message>
    <message>
        <source>Prompts (*.json)</source>
        <translation>提示词 (*.json)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What the file holds is in use already.</source>
        <translation>文件中的内容已在使用。</translation>
    </message>
</context>
<context>
    <name>PromptsPane</name>
    <message numerus="yes">
        <source>%n own</source>
        <translation>
            <numerusform>%n 个自定义</numerusform>
        </translation>
    </message>
    <message>
        <source>Each project can have its own prompts. Open one to see and change them.</source>
        <translation>每个项目可使用各自的提示词。打开项目即可查看和修改。</translation>
    </message>
    <message>
        <source>Export your prompts…</source>
        <translation>导出自定义提示词…</translation>
    </message>
    <message>
        <source>Go to projects</source>
        <translation>前往项目</translation>
    </message>
    <message>
        <source>Import prompts…</source>
        <translation>导入提示词…</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>问题和答案</translation>
    </message>
    <message>
        <source>Reading and cleaning</source>
        <extracomment>what stands together, by stage, in the order of the work; &quot;&quot; is what every stage uses</extracomment>
        <translation>读取和清洗</translation>
    </message>
    <message>
        <source>Saved. Jobs that start now use this text.</source>
        <translation>已保存，之后启动的任务将使用新内容。</translation>
    </message>
    <message>
        <source>The default is in use again.</source>
        <translation>已恢复默认提示词。</translation>
    </message>
    <message>
        <source>Topics and readers</source>
        <translation>主题和受众</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>When a reply fails</source>
        <translation>回复失败时</translation>
    </message>
    <message>
        <source>Your text stays.</source>
        <translation>已保留自定义内容。</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>default changed</source>
        <translation>默认已更改</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>own text</source>
        <translation>自定义</translation>
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
    <name>ProviderList</name>
    <message numerus="yes">
        <source>%n provider(s) ready</source>
        <translation>
            <numerusform>%n 个服务商可用</numerusform>
        </translation>
    </message>
    <message>
        <source>Find a provider</source>
        <translation>查找服务商</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Which model does what</source>
        <translation>各环节的模型</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>{0} of {1} answer</source>
        <translation>{0} / {1} 正常</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <extracomment>code -&gt; the language&apos;s own name, which is never translated what the Chinese of Qt itself lacks, in its own words</extracomment>
        <translation>查找范围(&amp;I)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
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
        <source>No project is open</source>
        <translation>未打开项目</translation>
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
    <name>ReadingVerbs</name>
    <message numerus="yes">
        <source>For %n document(s) you selected.</source>
        <translation>
            <numerusform>针对所选的 %n 篇文献。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n sample(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 条样本。</numerusform>
        </translation>
    </message>
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
    <name>Revised</name>
    <message>
        <source>The domain tree needed no change.</source>
        <translation>领域树无需修订。</translation>
    </message>
    <message numerus="yes">
        <source>The domain tree was revised: %n change(s).</source>
        <translation>
            <numerusform>领域树已修订：%n 处改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
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
        <source>Give up the changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Give up your changes?</source>
        <extracomment>letters of both scripts, since each has fonts of its own what was typed and not saved, by sample, while the window is open</extracomment>
        <translation>放弃修改？</translation>
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
        <source>What you typed is not saved. The sample stays as it was.</source>
        <translation>输入的内容尚未保存。样本将保持原样。</translation>
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
    <name>Saving</name>
    <message numerus="yes">
        <source>%n chunk(s) change.</source>
        <translation>
            <numerusform>%n 个文本块会改变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) were edited by hand.</source>
        <translation>
            <numerusform>其中 %n 个文本块经过手动编辑。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) about them go.</source>
        <translation>
            <numerusform>与其相关的 %n 个问题会删除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) stay but lose their source.</source>
        <translation>
            <numerusform>%n 条样本予以保留，但失去原文出处。</numerusform>
        </translation>
    </message>
    <message>
        <source>The other chunks stay. It can be undone.</source>
        <translation>其余文本块保持不变。此操作可以撤销。</translation>
    </message>
    <message>
        <source>The text was changed elsewhere meanwhile; that would be replaced.</source>
        <translation>正文在此期间已在别处修改，保存会覆盖该修改。</translation>
    </message>
</context>
<context>
    <name>ScopeBar</name>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 天</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>自定义…</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>There are no calls yet.</source>
        <translation>还没有调用记录。</translation>
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
    <name>SectionCard</name>
    <message>
        <source>Reset “{0}” to its default</source>
        <extracomment>a word that is typed is saved when the typing stops below this the letters of the search only happen to occur</extracomment>
        <translation>将“{0}”恢复默认</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Generate questions…</source>
        <extracomment>name -&gt; (action, kind of button, icon), in order</extracomment>
        <translation>生成问题…</translation>
    </message>
    <message>
        <source>Keep the old texts</source>
        <translation>保留原正文</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>重新读取…</translation>
    </message>
    <message>
        <source>Split again…</source>
        <translation>重新拆分…</translation>
    </message>
    <message>
        <source>Take the new texts</source>
        <translation>采用新正文</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <source>A key comes from the environment.</source>
        <translation>密钥来自环境变量。</translation>
    </message>
    <message>
        <source>A key is in the system keyring. It is in no file of this program.</source>
        <translation>密钥保存在系统密钥环中，不会写入本程序的文件。</translation>
    </message>
    <message>
        <source>Another key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Delete the key</source>
        <translation>删除密钥</translation>
    </message>
    <message>
        <source>Hide this provider</source>
        <translation>隐藏此服务商</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Remove this provider</source>
        <translation>移除此服务商</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>恢复默认配置</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Show all fields</source>
        <translation>显示全部字段</translation>
    </message>
    <message>
        <source>Show fewer fields</source>
        <translation>收起部分字段</translation>
    </message>
    <message>
        <source>Store the key from {0} in the keyring</source>
        <translation>将 {0} 的密钥存入密钥环</translation>
    </message>
    <message>
        <source>The keyring is locked: a key in it cannot be read until it is unlocked.</source>
        <translation>密钥环已锁定：解锁之前无法读取其中的密钥。</translation>
    </message>
    <message>
        <source>The keyring is missing or locked: the key is kept until the program ends.</source>
        <translation>密钥环不存在或已锁定：密钥保留到程序结束。</translation>
    </message>
    <message>
        <source>This provider needs a key.</source>
        <translation>此服务商需要密钥。</translation>
    </message>
    <message>
        <source>Usually not needed.</source>
        <translation>通常无需填写。</translation>
    </message>
</context>
<context>
    <name>SettingsFile</name>
    <message numerus="yes">
        <source>%n setting(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 项设置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) written to {0}.</source>
        <translation>
            <numerusform>已将 %n 项设置写入 {0}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Left out, to be set on this computer itself: {0}.</source>
        <translation>只能在本机设置，已略过：{0}。</translation>
    </message>
    <message>
        <source>Left out, unknown here or invalid: {0}.</source>
        <translation>未知或无效，已略过：{0}。</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>设置 (*.json)</translation>
    </message>
</context>
<context>
    <name>SettingsPane</name>
    <message>
        <source>All its settings go back to their defaults.</source>
        <translation>其中的设置将全部恢复默认值。</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>No setting or key matches this search.</source>
        <translation>没有匹配的设置或快捷键。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Reset the section…</source>
        <translation>恢复默认…</translation>
    </message>
    <message>
        <source>Reset this section?</source>
        <translation>将此分类恢复默认？</translation>
    </message>
    <message>
        <source>Search settings and keys</source>
        <translation>搜索设置和快捷键</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SetupPanel</name>
    <message>
        <source>0 to 2; 0 is sent as 0. Empty: what is set for the model.</source>
        <translation>0 到 2；0 会原样发送。留空则采用模型的设置。</translation>
    </message>
    <message>
        <source>In tokens. Empty: what is set for the model.</source>
        <translation>单位为词元。留空则采用模型的设置。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>回答长度上限</translation>
    </message>
    <message>
        <source>Over 0, up to 1. Empty: what is set for the model.</source>
        <translation>大于 0，最大为 1。留空则采用模型的设置。</translation>
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
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>What the models are to be, for all that follows. Empty: nothing is sent.</source>
        <translation>设定模型的角色，对后续对话生效。留空则不发送。</translation>
    </message>
    <message>
        <source>as set</source>
        <translation>按模型设置</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开启</translation>
    </message>
</context>
<context>
    <name>Shares</name>
    <message>
        <source>Shares</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <extracomment>so long after it is shown a sheet says where it is to lie with each size it takes</extracomment>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SourcePane</name>
    <message>
        <source>Another program may be able to open it.</source>
        <translation>可尝试用其他程序打开。</translation>
    </message>
    <message>
        <source>Fit the pages to the width</source>
        <translation>页面适合宽度</translation>
    </message>
    <message>
        <source>Import the file again to see it here.</source>
        <translation>重新导入文件后可在此查看。</translation>
    </message>
    <message>
        <source>Larger pages</source>
        <translation>放大页面</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>没有原文</translation>
    </message>
    <message>
        <source>Open the original</source>
        <translation>打开原文件</translation>
    </message>
    <message>
        <source>Pages of the original</source>
        <translation>原文页面</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password of the PDF</source>
        <translation>PDF 密码</translation>
    </message>
    <message>
        <source>Rendered text</source>
        <translation>排版视图</translation>
    </message>
    <message>
        <source>Smaller pages</source>
        <translation>缩小页面</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Source · page {0} of {1}</source>
        <translation>原文 · 第 {0} 页，共 {1} 页</translation>
    </message>
    <message>
        <source>Text of the original</source>
        <translation>原文文字</translation>
    </message>
    <message>
        <source>The PDF is protected</source>
        <translation>PDF 设有密码保护</translation>
    </message>
    <message>
        <source>The original cannot be shown</source>
        <translation>无法显示原文</translation>
    </message>
    <message>
        <source>The original is gone</source>
        <translation>原文件已不存在</translation>
    </message>
    <message>
        <source>Type its password and press Enter.</source>
        <translation>输入密码后按回车。</translation>
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
        <source>By hand</source>
        <translation>手动拆分</translation>
    </message>
    <message>
        <source>Fixed length</source>
        <translation>固定长度</translation>
    </message>
    <message>
        <source>Markdown structure</source>
        <translation>Markdown 结构</translation>
    </message>
    <message>
        <source>One separator</source>
        <translation>单一分隔符</translation>
    </message>
    <message>
        <source>Own separators</source>
        <translation>自定义分隔符</translation>
    </message>
    <message>
        <source>Program code</source>
        <translation>程序代码</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
</context>
<context>
    <name>Splitting</name>
    <message numerus="yes">
        <source>%n of those that go was edited or cleaned.</source>
        <translation>
            <numerusform>移除的文本块中有 %n 个经过编辑或清洗。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) go with them.</source>
        <translation>
            <numerusform>%n 个问题随之删除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) stay, but lose their source.</source>
        <translation>
            <numerusform>%n 条样本予以保留，但失去原文出处。</numerusform>
        </translation>
    </message>
    <message>
        <source>All chunks stay as they are.</source>
        <translation>所有文本块保持不变。</translation>
    </message>
    <message>
        <source>No question hangs on them.</source>
        <translation>这些文本块没有关联的问题。</translation>
    </message>
    <message>
        <source>On the chunks hang {0} questions and {1} samples; those of chunks that go are affected.</source>
        <translation>这些文本块关联 {0} 个问题和 {1} 条样本；被移除文本块的问题和样本会受影响。</translation>
    </message>
    <message>
        <source>{0} chunks stay, {1} go, {2} are new.</source>
        <translation>保留 {0} 个文本块，移除 {1} 个，新增 {2} 个。</translation>
    </message>
    <message>
        <source>{0} documents with {1} chunks are split again; chunks whose text stays keep what they have.</source>
        <translation>将重新拆分 {0} 篇文献（共 {1} 个文本块）；内容不变的文本块保留原有问题和样本。</translation>
    </message>
    <message>
        <source>“{0}” was split into {1} chunks.</source>
        <translation>“{0}”已拆分为 {1} 个文本块。</translation>
    </message>
</context>
<context>
    <name>SplittingFields</name>
    <message>
        <source>Preview…</source>
        <translation>预览…</translation>
    </message>
    <message>
        <source>Splitting</source>
        <extracomment>cuts made by hand belong to one document</extracomment>
        <translation>拆分方式</translation>
    </message>
</context>
<context>
    <name>SplittingForm</name>
    <message>
        <source>Cuts at headings, then between paragraphs. Tables, code, formulas and lists stay whole.</source>
        <extracomment>by hand is no way to choose here: it needs the text of one document</extracomment>
        <translation>按标题和段落切分，表格、代码、公式和列表保持完整。</translation>
    </message>
    <message>
        <source>Cuts at the strongest of your separators that makes the pieces small enough.</source>
        <translation>在能使文本块足够短的分隔符中，按优先级最高的切分。</translation>
    </message>
    <message>
        <source>Cuts between functions and classes, by the grammar of the programming language.</source>
        <translation>按编程语言的语法，在函数和类之间切分。</translation>
    </message>
    <message>
        <source>Cuts wherever one separator stands.</source>
        <translation>在每处分隔符切分。</translation>
    </message>
    <message>
        <source>Pieces of one length, each repeating the end of the one before.</source>
        <translation>文本块长度一致，并重复前一块的末尾。</translation>
    </message>
    <message>
        <source>Pieces of so many tokens, as language models count them.</source>
        <translation>按词元数切分，计数方式与语言模型相同。</translation>
    </message>
    <message>
        <source>Splitting</source>
        <translation>拆分方式</translation>
    </message>
</context>
<context>
    <name>SplittingPreview</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 个文本块</numerusform>
        </translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>开头</translation>
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
        <source>Pieces</source>
        <translation>文本块</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Text of the piece</source>
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
        <source>largest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>文本块</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>the first {0} of {1} pieces</source>
        <translation>共 {1} 个文本块，显示前 {0} 个</translation>
    </message>
</context>
<context>
    <name>SplittingSheet</name>
    <message>
        <source>How to split</source>
        <extracomment>names settings may have for the smallest and the largest size</extracomment>
        <translation>拆分方式</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Split again</source>
        <translation>重新拆分</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>StackedBars</name>
    <message>
        <source>Everything is 0 in this span of time.</source>
        <translation>此时段内全部为 0。</translation>
    </message>
    <message>
        <source>Usage over time</source>
        <translation>用量随时间变化</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>至少 {0}</translation>
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
    <name>Stages</name>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Cleaning of chunks</source>
        <translation>清洗文本块</translation>
    </message>
    <message>
        <source>Domain tree</source>
        <extracomment>every stage that has no model of its own, and what follows the project&apos;s model when that fails</extracomment>
        <translation>领域树</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其余环节</translation>
    </message>
    <message>
        <source>Genres and audiences</source>
        <translation>体裁与受众</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Reading pictures</source>
        <translation>读取图片</translation>
    </message>
</context>
<context>
    <name>StagesPage</name>
    <message>
        <source>Add a model…</source>
        <translation>添加模型…</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Each project has its own choice</source>
        <translation>每个项目可单独选择</translation>
    </message>
    <message>
        <source>Go to projects</source>
        <translation>前往项目</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models of the stage, in order</source>
        <translation>本环节的模型（按顺序）</translation>
    </message>
    <message>
        <source>No models are known yet: ask a provider for its list</source>
        <translation>还没有模型：先从服务商获取列表</translation>
    </message>
    <message>
        <source>Open or create a project first.</source>
        <translation>先打开或新建一个项目。</translation>
    </message>
    <message>
        <source>Stage</source>
        <extracomment>the models chosen for each stage, all known ones as (name, title of the provider), the project&apos;s own, which are gone</extracomment>
        <translation>环节</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The first is asked; when it fails, the next goes on in its place.</source>
        <translation>先使用第一个模型；失败时由下一个接替。</translation>
    </message>
    <message>
        <source>This stage has the project&apos;s model: {0}.</source>
        <translation>本环节使用项目的模型：{0}。</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>first</source>
        <translation>首选</translation>
    </message>
    <message>
        <source>the project&apos;s model</source>
        <translation>项目的模型</translation>
    </message>
    <message>
        <source>then</source>
        <translation>备选</translation>
    </message>
    <message>
        <source>{0} is taken out of “{1}”.</source>
        <translation>已将 {0} 从“{1}”中移除。</translation>
    </message>
    <message>
        <source>{0} is the project&apos;s model, chosen in the header. When it fails, these go on in order.</source>
        <translation>“{0}”是在顶栏中选择的项目模型；失败时由以下模型依次接替。</translation>
    </message>
    <message>
        <source>{0} · provider removed</source>
        <translation>{0} · 服务商已移除</translation>
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
        <source>Merge into “{0}”</source>
        <translation>合并到“{0}”</translation>
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
        <source>%n question(s) stay, without a tag.</source>
        <translation>
            <numerusform>%n 个问题予以保留，不再有标签。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 个标签。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) merged into “{0}”.</source>
        <translation>
            <numerusform>已将 %n 个标签并入“{0}”。</numerusform>
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
        <translation>{0} / {1} 个匹配</translation>
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
    <name>TermsForm</name>
    <message>
        <source>Cap, priority, and what runs at the end…</source>
        <translation>上限、优先级和结束时运行的程序…</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message numerus="yes">
        <source>%n call(s) without a price</source>
        <translation>
            <numerusform>%n 次调用没有价格</numerusform>
        </translation>
    </message>
    <message>
        <source>95 % under {0}</source>
        <translation>95% 低于 {0}</translation>
    </message>
    <message>
        <source>Cached share</source>
        <translation>缓存占比</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Cost, at least</source>
        <translation>费用（至少）</translation>
    </message>
    <message>
        <source>Failure rate</source>
        <translation>失败率</translation>
    </message>
    <message>
        <source>Median latency</source>
        <translation>延迟中位数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Tokens, at least</source>
        <translation>词元（至少）</translation>
    </message>
    <message>
        <source>every price is known</source>
        <translation>价格齐全</translation>
    </message>
    <message>
        <source>{0} answered</source>
        <translation>成功 {0} 次</translation>
    </message>
    <message>
        <source>{0} cached, no cost</source>
        <translation>命中 {0} 次，无费用</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>失败 {0} 次</translation>
    </message>
    <message>
        <source>{0} in · {1} out</source>
        <extracomment>the rows there can be, by how many tiles stand in each the cost is the longest figure: it gets more of a row a share of failures that deserves a look</extracomment>
        <translation>入 {0} · 出 {1}</translation>
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
    <name>TreeCost</name>
    <message>
        <source>Estimating…</source>
        <extracomment>what a revision is told of the documents, but for its model</extracomment>
        <translation>正在估算…</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>模型：{0}</translation>
    </message>
    <message>
        <source>To revise it: {0}</source>
        <translation>修订：{0}</translation>
    </message>
    <message>
        <source>What it would take is shown before it starts.</source>
        <translation>开始前会显示预计用量。</translation>
    </message>
</context>
<context>
    <name>TreeNotice</name>
    <message numerus="yes">
        <source>%n document(s) came in or were read again since the domain tree was built.</source>
        <translation>
            <numerusform>领域树构建之后，有 %n 篇文献新加入或重新读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Revise or build anew…</source>
        <translation>修订或重新构建…</translation>
    </message>
</context>
<context>
    <name>TreeSheet</name>
    <message>
        <source>A new tree from all documents takes its place. Questions and samples stay, without a tag.</source>
        <translation>依据全部文献构建新树，替换现有领域树。问题和样本保留，但不再有标签。</translation>
    </message>
    <message>
        <source>Build it anew</source>
        <translation>重新构建</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete documents</source>
        <translation>删除文献</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Leave the tree as it is</source>
        <translation>保留领域树不变</translation>
    </message>
    <message>
        <source>Nothing changes; tags can be added and removed by hand.</source>
        <translation>保持不变，可手动增删标签。</translation>
    </message>
    <message>
        <source>Remember this for the project</source>
        <translation>记住此项目的选择</translation>
    </message>
    <message>
        <source>Revise it</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The domain tree</source>
        <translation>领域树</translation>
    </message>
    <message>
        <source>The project&apos;s model adds, moves, merges and removes only what the documents call for. What is filed under a tag follows; tags made by hand stay.</source>
        <translation>由项目的模型按文献需要增加、移动、合并或删除标签。归入标签的内容随之调整，手动创建的标签保留。</translation>
    </message>
    <message>
        <source>The tree of this project was built from its documents. When documents come or go:</source>
        <translation>本项目的领域树由其文献构建。文献增减时：</translation>
    </message>
</context>
<context>
    <name>TrialSheet</name>
    <message>
        <source>A job would ask once more, saying: {0}</source>
        <translation>任务会再次请求，并说明：{0}</translation>
    </message>
    <message>
        <source>As asked: a job would take this reply.</source>
        <translation>符合要求，任务会采用此回复。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Filled from the chunk below</source>
        <translation>由下方文本块填入</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The built-in engine works without prompts: choose a model (Ctrl+M) to try it.</source>
        <translation>内置引擎不使用提示词；选择模型（Ctrl+M）后可试用。</translation>
    </message>
    <message>
        <source>The model is at work…</source>
        <translation>模型正在作答…</translation>
    </message>
    <message>
        <source>The reply was cut off; a job would ask for the rest.</source>
        <translation>回复被截断；任务会请求其余部分。</translation>
    </message>
    <message>
        <source>There is nothing of this kind.</source>
        <translation>没有此项内容。</translation>
    </message>
    <message>
        <source>This is what would be sent.</source>
        <translation>以上是将要发送的内容。</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Try “{0}”</source>
        <translation>试用“{0}”</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>cost {0}</source>
        <translation>费用 {0}</translation>
    </message>
    <message>
        <source>sent once to {0}</source>
        <translation>向 {0} 发送一次</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{0} tokens sent, {1} written, {2} s</source>
        <translation>发送 {0} 词元，生成 {1} 词元，{2} 秒</translation>
    </message>
</context>
<context>
    <name>TwinsSheet</name>
    <message numerus="yes">
        <source>%n file(s) with the same content</source>
        <translation>
            <numerusform>%n 个内容相同的文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new version(s) under the same name</source>
        <translation>
            <numerusform>%n 个同名的新版本</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files that are there already</source>
        <translation>已存在的文件</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>In the project</source>
        <translation>项目中</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replacing keeps the questions on passages that stay the same; it can be undone.</source>
        <translation>替换会保留内容未变段落的问题，并且可以撤销。</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Some files are there already</source>
        <extracomment>kind of twin -&gt; the option of the import, and what is chosen at first: a file with other content is never lost</extracomment>
        <translation>部分文件已存在</translation>
    </message>
    <message>
        <source>a new version of “{0}”</source>
        <translation>“{0}”的新版本</translation>
    </message>
    <message>
        <source>the same as “{0}”</source>
        <translation>与“{0}”相同</translation>
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
<context>
    <name>Usage</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarm: {0} used this month, the limit is {1}.</source>
        <translation>用量提醒：本月已用 {0}，限额 {1}。</translation>
    </message>
    <message>
        <source>Alarm: {0} used today, the limit is {1}.</source>
        <translation>用量提醒：今日已用 {0}，限额 {1}。</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Checks of models</source>
        <translation>模型检测</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>清洗</translation>
    </message>
    <message>
        <source>Domain tree</source>
        <translation>领域树</translation>
    </message>
    <message>
        <source>Genre–audience pairs</source>
        <translation>体裁与受众</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <comment>pattern of a month as Qt writes it</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>No project, or deleted</source>
        <translation>无项目或已删除</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>对话测试</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Reading pictures</source>
        <translation>读取图片</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>至少 {0}</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>pattern of a day as Qt writes it</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} 词元</translation>
    </message>
</context>
<context>
    <name>UsagePane</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarms…</source>
        <translation>用量提醒…</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用记录</translation>
    </message>
    <message>
        <source>Every call of a model is counted here: its tokens, what it cost and how long it took.</source>
        <translation>此处统计每次模型调用的词元、费用和耗时。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Go to the documents</source>
        <translation>前往文献</translation>
    </message>
    <message>
        <source>Labelling by hand</source>
        <extracomment>while jobs run the figures are read again this often</extracomment>
        <translation>人工标注</translation>
    </message>
    <message>
        <source>No model has been called yet</source>
        <translation>还没有调用过模型</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>What a row costs when a person writes it.</source>
        <translation>由人工撰写一条数据的费用。</translation>
    </message>
</context>
<context>
    <name>VariableChips</name>
    <message>
        <source>A tag name that occurs in no inserted text; it encloses what comes from documents.</source>
        <translation>不会出现在填入内容中的标记名，用于括起来自文献的内容。</translation>
    </message>
    <message>
        <source>Insert {0}: {1}</source>
        <translation>插入 {0}：{1}</translation>
    </message>
    <message>
        <source>Needed.</source>
        <translation>必需。</translation>
    </message>
    <message>
        <source>Not in the text.</source>
        <translation>尚未使用。</translation>
    </message>
    <message>
        <source>Variables are filled in for each call; a star marks those that are needed.</source>
        <translation>每次调用时填入变量；带星号的为必需。</translation>
    </message>
</context>
<context>
    <name>VisionModel</name>
    <message>
        <source>Choose a model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>No vision model is chosen.</source>
        <translation>未选择视觉模型。</translation>
    </message>
</context>
<context>
    <name>WaysSwitch</name>
    <message>
        <source>Chunks</source>
        <translation>文本块</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文献</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示内容</translation>
    </message>
</context>
<context>
    <name>Works</name>
    <message numerus="yes">
        <source>%n model(s) at {0}</source>
        <translation>
            <numerusform>{0} 有 %n 个模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) removed.</source>
        <translation>
            <numerusform>已移除 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved. Jobs that start now use it.</source>
        <translation>已保存，之后启动的任务将使用新设置。</translation>
    </message>
    <message>
        <source>The keyring is missing or locked: the key is kept until the program ends.</source>
        <translation>密钥环不存在或已锁定：密钥保留到程序结束。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{0} is hidden.</source>
        <translation>{0} 已隐藏。</translation>
    </message>
    <message>
        <source>{0} is the model of this project now.</source>
        <translation>{0} 已设为本项目的模型。</translation>
    </message>
</context>
</TS>
