# The learner's shell. The prompt shows where we are; a scenario that starts or stops takes the shell along.
PS1='\[\e[1;32m\]\w\[\e[0m\] \$ '
HISTCONTROL=ignoredups
alias ls='ls --color=auto' ll='ls -l' grep='grep --color=auto'
plain_path=$PATH

# /run/scenario/id names the scenario that is on (COURSE/EXERCISE), or is not there.
follow_scenario() {
  local id=
  [ -r /run/scenario/id ] && read -r id < /run/scenario/id
  [ "$id" = "$followed_scenario" ] && return
  followed_scenario=$id
  PATH=${id:+/opt/dojo/$id:}$plain_path
  cd "${id:+/root/${id##*/}}" 2>/dev/null || cd
}
PROMPT_COMMAND=follow_scenario
