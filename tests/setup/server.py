"""A server that has faults: python3 server.py DIRECTORY FAULTS PORT_FILE

It serves DIRECTORY on 127.0.0.1. A line of the file FAULTS is "PATTERN FAULT [TIMES]": what is asked for and matches gets
the fault, the first TIMES times or always.

  deny      404
  drop      the connection ends without an answer
  truncate  half of the file, though the header promises all of it
  corrupt   as many bytes, but other ones
  stall     half of the file, and then nothing
  trickle   a byte from time to time
"""

import fnmatch
import http.server
import os
import pathlib
import sys
import threading
import time
import urllib.parse

directory, faults, port_file = (pathlib.Path(argument) for argument in sys.argv[1:])
served = {}
lock = threading.Lock()


def fault_of(path):
    for line in faults.read_text().splitlines() if faults.exists() else []:
        pattern, fault, *times = line.split()
        if fnmatch.fnmatch(path, pattern):
            with lock:
                served[line] = served.get(line, 0) + 1
                if not times or served[line] <= int(times[0]):
                    return fault
    return ""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = urllib.parse.unquote(self.path).lstrip("/")
        fault = fault_of(path)
        file = directory / path
        self.close_connection = bool(fault)
        if fault == "drop":
            return
        if fault == "deny" or not file.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data = file.read_bytes()
        if fault == "corrupt":
            data = bytes(byte ^ 255 for byte in data)
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if fault in ("truncate", "stall"):
            self.wfile.write(data[: len(data) // 2])
            self.wfile.flush()
            if fault == "stall":
                time.sleep(60)
            return
        if fault == "trickle":
            for byte in data:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.3)
            return
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):  # whoever asked went away
        pass


server = Server(("127.0.0.1", 0), Handler)
port_file.with_suffix(".part").write_text(str(server.server_port))
os.rename(port_file.with_suffix(".part"), port_file)
server.serve_forever()
