package dev.cutover.journal.codec;

/** Keys of objects. Readers of JSON refuse a key with half a surrogate pair in it, so it is replaced before writing. */
final class JsonKeys {
    private static final char REPLACEMENT = '\ufffd';

    private JsonKeys() {}

    static String wellFormed(String key) {
        StringBuilder mended = null;
        for (int i = 0; i < key.length(); i++) {
            char each = key.charAt(i);
            if (Character.isHighSurrogate(each)
                    && i + 1 < key.length()
                    && Character.isLowSurrogate(key.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(each)) {
                mended = mended == null ? new StringBuilder(key) : mended;
                mended.setCharAt(i, REPLACEMENT);
            }
        }
        return mended == null ? key : mended.toString();
    }
}
