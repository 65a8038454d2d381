import { LABEL_KEYS } from '../../../plan/labels';

/**
 * How the parent of an Application sees its health, in Lua; without this, waves of Applications wait for nothing. Argo CD's own view is
 * not enough: an Application whose children are all missing is healthy to it, and so is a parent whose sync has only
 * begun. So an Application that syncs by itself is healthy when it has been synced, by what was compared after that.
 * One that waits for a person holds up nobody, and neither does one that waits for a window: with its first sync, of which Argo CD
 * says nothing as long as no window opens, or with one that it stopped at the end of one. Times are text of one form, so their order is that of the text. Argo CD
 * gives such a script no library of strings. Sources: Argo CD, "Resource Health", `controller/health.go`, `controller/sync.go` (what it says
 * of windows) and `util/lua/lua.go`.
 */
export const APPLICATION_HEALTH = `local status = obj.status or {}
local health = status.health or {}
local sync = status.sync or {}
local operation = status.operationState or {}
local policy = obj.spec.syncPolicy or {}
local automated = policy.automated ~= nil and policy.automated.enabled ~= false
local running = operation.phase == "Running"
local windows = (obj.metadata.annotations or {})["${LABEL_KEYS.windows}"] ~= nil

if not health.status or not sync.status or sync.status == "" then
  return { status = "Progressing", message = "not reconciled yet" }
end
if not automated and not running and sync.status ~= "Synced"
  and (health.status == "Healthy" or health.status == "Missing" or health.status == "Unknown") then
  return { status = "Healthy", message = "waits for a person" }
end
if (windows and not operation.phase and sync.status ~= "Synced" and health.status ~= "Degraded")
  or (running and operation.message == "Sync operation blocked by sync window") then
  return { status = "Healthy", message = "waits for a window" }
end
if health.status == "Missing" or health.status == "Unknown" then
  return { status = "Progressing", message = health.message or "not there yet" }
end
if health.status == "Healthy" and sync.status ~= "Synced" then
  local settled = operation.phase == "Succeeded" and status.reconciledAt ~= nil
    and operation.finishedAt ~= nil and status.reconciledAt > operation.finishedAt
  if not settled then
    return { status = "Progressing", message = operation.message or "not synced yet" }
  end
end
return { status = health.status, message = health.message or "" }
`;
