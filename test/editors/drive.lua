-- Drives the server from Neovim 0.7 as a user would: attach, complete, rename, a code action, format. The answers and
-- the text after each step are written to $GZYD_OUT as JSON.
local out = {}

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

local function finish(problem)
  out.problem = problem
  local file = assert(io.open(vim.env.GZYD_OUT, 'w'))
  file:write(vim.json.encode(out))
  file:close()
  vim.cmd(problem and 'cquit!' or 'qall!')
end

local function step(name, work)
  local ok, problem = pcall(work)
  if not ok then finish(name .. ': ' .. tostring(problem)) end
  out[name] = out[name] or lines()
end

-- The answer of the server to a request about the place of the cursor.
local function ask(method, more)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, 'utf-16'), more or {})
  local answers = assert(vim.lsp.buf_request_sync(0, method, params, 10000))
  local _, answer = next(answers)
  assert(answer and answer.result, method .. ' has no result: ' .. vim.inspect(answer))
  return answer.result
end

local function find(words)
  for row, line in ipairs(lines()) do
    local column = line:find(words, 1, true)
    if column then return row, column - 1 end
  end
  error('no ' .. words)
end

vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.GZYD_PLAN))
local client = vim.lsp.start_client({
  name = 'gzyd',
  cmd = { vim.env.GZYD_NODE, vim.env.GZYD_SERVER, '--stdio' },
  root_dir = vim.fn.fnamemodify(vim.env.GZYD_PLAN, ':h'),
  get_language_id = function() return 'gongzuoyaodian' end,
  -- Neovim shows what it is told; the test reads it.
  handlers = {
    ['textDocument/publishDiagnostics'] = function(_, result)
      -- The first of them: later there is nothing left to find.
      if out.diagnostics or #result.diagnostics == 0 then return end
      out.diagnostics = vim.tbl_map(function(one) return one.code .. ' ' .. one.message end, result.diagnostics)
    end,
  },
})
assert(client, 'the server does not start')
vim.lsp.buf_attach_client(0, client)
assert(vim.wait(10000, function() return vim.lsp.get_client_by_id(client).initialized end, 20))
vim.wait(5000, function() return out.diagnostics ~= nil end, 20)

step('completion', function()
  local row, column = find('（责任单位：）')
  vim.api.nvim_win_set_cursor(0, { row, column + #'（责任单位：' })
  local answer = ask('textDocument/completion', { context = { triggerKind = 1 } })
  local items = answer.items or answer
  out.completion = vim.tbl_map(function(item) return item.label end, items)
  vim.lsp.util.apply_text_edits({ items[1].textEdit }, 0, 'utf-16')
  out.completed = lines()
end)

step('renamed', function()
  local row, column = find('基教科')
  vim.api.nvim_win_set_cursor(0, { row, column })
  vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', { newName = '基础教育科' }), 'utf-16')
end)

step('renumbered', function()
  local range = vim.lsp.util.make_given_range_params({ 1, 0 }, { 1, 0 }, 0, 'utf-16').range
  local context = { diagnostics = {}, only = { 'source.renumber' } }
  local actions = ask('textDocument/codeAction', { range = range, context = context })
  out.actions = vim.tbl_map(function(action) return action.title end, actions)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
end)

step('formatted', function()
  local options = { tabSize = 2, insertSpaces = true }
  vim.lsp.util.apply_text_edits(ask('textDocument/formatting', { options = options }), 0, 'utf-16')
end)

finish()
