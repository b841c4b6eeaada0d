"""Uses the official client as its own examples do, and prints what it was told."""

import json
import os

import elabapi_python
from elabapi_python.rest import ApiException

configuration = elabapi_python.Configuration()
configuration.host = os.environ["ELAB_ADDRESS"]
configuration.api_key["api_key"] = os.environ["ELAB_KEY"]
client = elabapi_python.ApiClient(configuration)
client.set_default_header("Authorization", os.environ["ELAB_KEY"])

config = elabapi_python.ConfigApi(client)
teams = elabapi_python.TeamsApi(client)
users = elabapi_python.UsersApi(client)
idps = elabapi_python.IdpsApi(client)
sources = elabapi_python.IdpsSourcesApi(client)


def status_of(call):
    """The status of what is refused; 0 when it is not."""
    try:
        call()
    except ApiException as refused:
        return refused.status
    return 0


info = elabapi_python.InfoApi(client).get_info()
before = config.get_config()
patched = config.patch_config(body={"login_tries": "7", "local_register": "0"})
after = config.get_config()

_, status, headers = teams.post_teams_with_http_info(body={"name": "By the client"})
team = int(headers["Location"].rsplit("/", 1)[1])
teams.patch_team(team, body={"orgid": "by-client"})

_, user_status, user_headers = users.post_user_with_http_info(
    body={"firstname": "Pia", "lastname": "Lot", "email": "pia@unit.example", "team": team}
)
user = int(user_headers["Location"].rsplit("/", 1)[1])
users.patch_user(
    user,
    body={"action": "patchuser2team", "team": team, "target": "is_admin", "content": 1},
)

sources.post_idp_source(body={"url": "https://m.example"})
source = sources.read_idps_sources()[0]
sources.patch_idps_source(source.id, body={"action": "replace"})
sources.patch_idps_source(source.id, body={"action": "validate"})

print(
    json.dumps(
        {
            "release": info.elabftw_version if hasattr(info, "elabftw_version") else info["elabftw_version"],
            "before": [before.login_tries, before.local_register],
            "patched": [patched.login_tries, patched.local_register],
            "after": [after.login_tries, after.local_register],
            "team": [status, teams.read_team(team).name, teams.read_team(team).orgid],
            "teams": [each.name for each in teams.read_teams()],
            "user": [user_status, users.read_user(user).email],
            "users": len(users.read_users()),
            "source": [sources.read_idps_source(source.id).idps_count_enabled],
            "idps": [[each.entityid, each.enabled] for each in idps.read_idps()],
            "missing": status_of(lambda: users.read_user(99)),
            "refused": status_of(lambda: teams.patch_team(team, body={"no_such": "1"})),
        }
    )
)
