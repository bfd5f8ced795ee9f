package dev.cutover.reconcile.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a stream in some encoding as UTF-8. Bytes that are none in that encoding end it with an error, so that no
 * letter is another one by mistake. Not thread-safe.
 */
final class DecodedStream extends InputStream {
    private static final int LETTERS = 1 << 13;
    private static final int MOST_BYTES_A_LETTER = 3;

    private final Reader reader;
    private final Charset charset;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final CharBuffer letters = CharBuffer.allocate(LETTERS);
    private final ByteBuffer bytes = ByteBuffer.allocate(LETTERS * MOST_BYTES_A_LETTER);
    private boolean ended;

    DecodedStream(InputStream in, Charset charset) {
        this.charset = charset;
        this.reader = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        bytes.limit(0);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!bytes.hasRemaining()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(to, start, count);
        return count;
    }

    private void fill() throws IOException {
        try {
            ended = reader.read(letters) < 0;
            letters.flip();
            bytes.clear();
            var result = encoder.encode(letters, bytes, ended);
            if (result.isError()) {
                result.throwException();
            }
            // Half of a letter stays until the other half has come.
            letters.compact();
            bytes.flip();
        } catch (CharacterCodingException e) {
            throw new IOException("it has bytes that are none of " + charset + ": it is in another encoding", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
