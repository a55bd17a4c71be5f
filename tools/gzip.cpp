// gzip at its highest level, by the zlib that the lab is built with (tools/gzip.mjs).
#include <emscripten/emscripten.h>
#include <zlib.h>

#include <cstdlib>

/// Packs `size` bytes into a block that the caller frees, and writes how long that is. nullptr: there was not enough memory.
extern "C" EMSCRIPTEN_KEEPALIVE unsigned char* gzip(unsigned char* bytes, unsigned size,
                                                    unsigned* packed_size) {
  z_stream stream = {};
  constexpr int kWindow = 15, kGzip = 16, kMemory = 8;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kWindow + kGzip, kMemory,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    return nullptr;
  const unsigned long bound = deflateBound(&stream, size);
  auto* const packed = static_cast<unsigned char*>(std::malloc(bound));
  stream.next_in = bytes;
  stream.avail_in = size;
  stream.next_out = packed;
  stream.avail_out = static_cast<unsigned>(bound);
  const bool done = packed != nullptr && deflate(&stream, Z_FINISH) == Z_STREAM_END;
  *packed_size = static_cast<unsigned>(stream.total_out);
  deflateEnd(&stream);
  return done ? packed : nullptr;
}

int main() { return 0; }
