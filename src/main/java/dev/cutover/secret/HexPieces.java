package dev.cutover.secret;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the hexadecimal forms of secrets, whole or in pieces of eight bytes or more: in lower and upper case, without
 * separators or with those of {@link HexDump}, also in words whose two bytes are swapped.
 */
final class HexPieces implements PieceSearch {
    /** Eight bytes fit into a number, and occur nowhere by chance. */
    private static final int BYTES = 8;

    /** How far a dump is read; rows of a dump have fewer characters than half of it. */
    private static final int LONGEST = 320;

    /** The first two bytes of all pieces. */
    private final BitSet starts = new BitSet(1 << 16);

    /** The names of the secrets by their pieces, by the number of bytes of a piece: shorter secrets are one piece. */
    private final List<Map<Long, String>> names =
            Stream.<Map<Long, String>>generate(HashMap::new).limit(BYTES + 1).toList();

    HexPieces(Collection<MaskedValue> values) {
        values.forEach(one -> {
            byte[] bytes = one.value().strip().getBytes(StandardCharsets.UTF_8);
            int length = Math.min(BYTES, bytes.length);
            for (int at = 0; length > 1 && at + length <= bytes.length; at++) {
                add(one.name(), bytes, at, length);
            }
        });
    }

    private void add(String name, byte[] bytes, int from, int length) {
        // Blanks and dashes in a row occur in everything.
        if (length < BYTES
                || IntStream.range(from, from + length)
                                .map(i -> bytes[i])
                                .distinct()
                                .count()
                        > 1) {
            long plain = 0;
            long swapped = 0;
            for (int i = 0; i < length; i++) {
                plain = (plain << 8) | (bytes[from + i] & 0xff);
                swapped = (swapped << 8) | (bytes[from + Math.min(i ^ 1, length - 1)] & 0xff);
            }
            add(name, plain, length);
            if (length % 2 == 0) {
                add(name, swapped, length);
            }
        }
    }

    private void add(String name, long piece, int length) {
        starts.set((int) ((piece >>> (8 * (length - 2))) & 0xffff));
        names.get(length).putIfAbsent(piece, name);
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public void at(String text, int at, Consumer<SecretSpan> found) {
        if (!HexDump.mayBegin(text, at)) {
            return;
        }
        var dump = new HexDump(text, at, LONGEST);
        long piece = 0;
        for (int length = 1; length <= BYTES; length++) {
            int octet = dump.next();
            if (octet < 0) {
                return;
            }
            piece = (piece << 8) | octet;
            if (length == 2 && !starts.get((int) piece)) {
                return;
            }
            String name = names.get(length).get(piece);
            if (name != null) {
                int end = dump.endOfRow();
                found.accept(new SecretSpan(at, end, name, end - at));
            }
        }
    }
}
