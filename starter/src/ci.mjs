/** What the jobs of both have in common: names that trailers `Allow: acme-prod` of the commits give, as options. */
const ALLOWED = `git log --format='%(trailers:key=Allow,valueonly)' "$range" | sed '/^$/d; s/^/--allow /'`;

const CHECKOUT = `      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
          # What changes is told beside the other branch, and a publish beside the last one.
          fetch-depth: 0
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 22
          cache: npm
      - run: npm ci`;

const github = `name: ci
on:
  push:
    branches: [main]
  pull_request:
# What a pull request runs is somebody's code: it may read the repository, and nothing else.
permissions: {}
jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
    outputs:
      diff: \${{ steps.diff.outputs.markdown }}
    steps:
${CHECKOUT}
      - run: npm run check
      - run: npm run typecheck
      - run: npm test -- --ci
      - name: what the change does
        id: diff
        if: github.event_name == 'pull_request'
        # Fails where something is destroyed, or permitted, that no commit allows: "Allow: acme-prod" at the end of its message.
        run: |
          set -f
          range="origin/$GITHUB_BASE_REF..HEAD"
          code=0
          npm run -s fleet -- diff --against "origin/$GITHUB_BASE_REF" --format markdown \\
            $(${ALLOWED}) > diff.md || code=$?
          cat diff.md >> "$GITHUB_STEP_SUMMARY"
          end=$(node -p 'crypto.randomUUID()')
          { echo "markdown<<$end"; cat diff.md; echo "$end"; } >> "$GITHUB_OUTPUT"
          exit $code
  comment:
    # It may write comments, and so runs nothing of the pull request.
    if: >-
      !cancelled() && needs.check.outputs.diff != ''
      && github.event.pull_request.head.repo.full_name == github.repository
    needs: check
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      pull-requests: write
    steps:
      - env:
          GH_TOKEN: \${{ github.token }}
          DIFF: \${{ needs.check.outputs.diff }}
          PULL: \${{ github.event.pull_request.number }}
        run: |
          issues="repos/$GITHUB_REPOSITORY/issues"
          own='.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- ringfleet diff -->"))) | .id'
          id=$(gh api --paginate "$issues/$PULL/comments" --jq "$own" | head -n 1)
          if [ -n "$id" ]; then
            gh api --silent --method PATCH "$issues/comments/$id" --raw-field "body=$DIFF"
          else
            gh api --silent "$issues/$PULL/comments" --raw-field "body=$DIFF"
          fi
  publish:
    # Where the repository has the variable STATE_REPOSITORY, as git@git.example.com:platform/fleet-state.git.
    if: github.event_name == 'push' && vars.STATE_REPOSITORY != ''
    needs: check
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    # One after the other. What a waiting one would have published, the one after it has too.
    concurrency: publish
    permissions:
      contents: read
    steps:
${CHECKOUT}
      - env:
          STATE_REPOSITORY: \${{ vars.STATE_REPOSITORY }}
          STATE_DEPLOY_KEY: \${{ secrets.STATE_DEPLOY_KEY }}
          BEFORE: \${{ github.event.before }}
        run: |
          set -f
          install -m 600 /dev/null "$RUNNER_TEMP/key"
          printf '%s\\n' "$STATE_DEPLOY_KEY" > "$RUNNER_TEMP/key"
          export GIT_SSH_COMMAND="ssh -i $RUNNER_TEMP/key -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new"
          git config user.name "$GITHUB_ACTOR"
          git config user.email "$GITHUB_ACTOR@users.noreply.github.com"
          range="$BEFORE..HEAD"
          git rev-parse --quiet --verify "$BEFORE^{commit}" > /dev/null || range=HEAD
          npm run -s fleet -- publish --repo "$STATE_REPOSITORY" \\
            $(${ALLOWED})
`;

const gitlab = `# What a merge request does is a note of it, where the project has the variable NOTE_TOKEN (masked; a project access token: role
# Reporter, scope api). It is published where it has STATE_REPOSITORY, as git@git.example.com:platform/fleet-state.git, and the file
# STATE_DEPLOY_KEY (protected).
default:
  image: node:22
  cache:
    key: { files: [package-lock.json] }
    paths: [.npm/]
  before_script:
    - npm ci --cache .npm --prefer-offline
variables:
  # What changes is told beside the other branch, and a publish beside the last one.
  GIT_DEPTH: 0
stages: [check, note, publish]
check:
  stage: check
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - npm run check
    - npm run typecheck
    - npm test -- --ci
diff:
  stage: check
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  # Fails where something is destroyed, or permitted, that no commit allows: "Allow: acme-prod" at the end of its message.
  script:
    - |
      set -f
      base="origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
      git fetch --quiet origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
      range="$base..HEAD"
      code=0
      npm run -s fleet -- diff --against "$base..." --format markdown \\
        $(${ALLOWED}) > diff.md || code=$?
      cat diff.md
      exit $code
  artifacts:
    when: always
    paths: [diff.md]
note:
  stage: note
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event" && $NOTE_TOKEN
      when: always
  needs:
    - job: diff
      artifacts: true
  before_script: []
  # It has a token, and so runs nothing of the merge request.
  variables:
    GIT_STRATEGY: none
  cache: []
  script:
    - |
      cat > /tmp/note.mjs <<'END'
      import { readFileSync } from 'node:fs';
      const { CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, NOTE_TOKEN } = process.env;
      const notes = \`\${CI_API_V4_URL}/projects/\${CI_PROJECT_ID}/merge_requests/\${CI_MERGE_REQUEST_IID}/notes\`;
      const headers = { 'PRIVATE-TOKEN': NOTE_TOKEN, 'content-type': 'application/json' };
      const call = async (url, method, body) => {
        const answer = await fetch(url, { method, headers, body: body && JSON.stringify({ body }) });
        if (!answer.ok) throw new Error(\`\${method} \${url}: \${answer.status}\`);
        return answer.json();
      };
      const diff = readFileSync('diff.md', 'utf8');
      const me = await call(\`\${CI_API_V4_URL}/user\`, 'GET');
      let own;
      for (let page = 1, more = true; more && !own; page++) {
        const found = await call(\`\${notes}?per_page=100&page=\${page}\`, 'GET');
        own = found.find(({ author, body }) => author.id === me.id && body.startsWith('<!-- ringfleet diff -->'));
        more = found.length === 100;
      }
      if (own) await call(\`\${notes}/\${own.id}\`, 'PUT', diff);
      else await call(notes, 'POST', diff);
      END
      node /tmp/note.mjs
publish:
  stage: publish
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $STATE_REPOSITORY
  # One after the other.
  resource_group: publish
  script:
    - |
      set -f
      chmod 600 "$STATE_DEPLOY_KEY"
      export GIT_SSH_COMMAND="ssh -i $STATE_DEPLOY_KEY -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new"
      git config user.name "$GITLAB_USER_NAME"
      git config user.email "$GITLAB_USER_EMAIL"
      range="$CI_COMMIT_BEFORE_SHA..HEAD"
      git rev-parse --quiet --verify "$CI_COMMIT_BEFORE_SHA^{commit}" > /dev/null || range=HEAD
      npm run -s fleet -- publish --repo "$STATE_REPOSITORY" \\
        $(${ALLOWED})
`;

/** What checks changes, says what they do, and publishes: by the service that hosts the fleet. */
export const CI = {
  github: { path: '.github/workflows/ci.yaml', text: github },
  gitlab: { path: '.gitlab-ci.yml', text: gitlab },
};
