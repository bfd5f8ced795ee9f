package dev.cutover.reconcile.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * 64 bits of a key's bytes, by the mixing steps of MurmurHash3. It spreads keys over partitions and slots; whether two
 * keys are the same is never decided by it.
 */
final class KeyHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONE = 0x87c37b91114253d5L;
    private static final long TWO = 0x4cf5ad432745937fL;

    private KeyHash() {}

    static long of(byte[] bytes, int from, int length) {
        long hash = length * ONE;
        int at = from;
        int end = from + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = step(hash, (long) LONG.get(bytes, at));
        }
        if (at < end) {
            long rest = 0;
            for (; at < end; at++) {
                rest = rest << Byte.SIZE | (bytes[at] & 0xff);
            }
            hash = step(hash, rest);
        }
        return finish(hash);
    }

    private static long step(long hash, long word) {
        long mixed = Long.rotateLeft(word * ONE, 31) * TWO;
        return Long.rotateLeft(hash ^ mixed, 27) * 5 + 0x52dce729;
    }

    private static long finish(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
