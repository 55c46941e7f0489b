const rtcpool = require('rtcpool');

window.onload = () => {
	const signal_socket = new WebSocket("ws://localhost:7001/");
	const signalling = new rtcpool.signalling.websocket(signal_socket);
	const pool = new rtcpool.Pool({
		"iceServers": [{
			"urls": [
				"stun:stun.l.google.com:19302"
			]
		}]
	}, signalling);

	const pool_name = location.pathname.substring(1);
	pool.join(pool_name);
	navigator.mediaDevices.getUserMedia({
		audio: true,
		video: true
	}).then(stream => {
		const media = new rtcpool.media.RTCStream(stream);
		pool.add_media(media);

		const me = document.querySelector('#me');
		console.log(me);
		me.srcObject = stream;
	});

	let conn = null;
	let stream = null;
	const notme = document.querySelector('#notme');
	pool.events.addEventListener('track', (evt) => {
		if (evt.connection !== conn) {
			conn = evt.connection;
			if (stream) {
				for (const track of stream.getTracks()) {
					track.stop();
				}
			}
			stream = new MediaStream();
			notme.srcObject = stream;
		}
		stream.addTrack(evt.track);
	});
};
