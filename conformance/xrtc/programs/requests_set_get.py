import requests
import json
accountId = "AC1234567898765432"
apiKey = "aaabbbcccdddeeefffggghhhiiijjj"
payload = "hello, world"
loginURL = "https://api.xrtc.org/v1/auth/login"
setURL = "https://api.xrtc.org/v1/item/set"
getURL = "https://api.xrtc.org/v1/item/get"
loginRequestData = {"accountid": accountId, "apikey": apiKey}
setRequestData = {"items": [{"portalid": "example", "payload": payload}]}
getRequestData = {"portals": [{"portalid": "example"}]}

with requests.Session() as session:
    session.post(loginURL, json.dumps(loginRequestData))
    session.post(setURL, json.dumps(setRequestData))
    responseGet = session.post(getURL, json.dumps(getRequestData))
    print(json.loads(responseGet.content))
