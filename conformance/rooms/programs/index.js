const express = require('express');
const app = express();

const browserify = require('browserify');
const path = require('path');

const script = browserify("client.js");

app.get('/client.js', (req, res) => {
	script.bundle().pipe(res);
});

app.get('/:pool', (req, res) => {
	res.sendFile(path.resolve("client.html"));
});

app.listen(7000, () => {
	console.log("Listening on port 7000");
});
