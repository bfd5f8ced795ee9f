package dev.cutover.redaction;

import java.io.ByteArrayOutputStream;

/** Two bytes a unit, whatever they are. Not thread-safe. */
final class Utf16Coding implements TextCoding {
    private final boolean littleEndian;
    private int waiting = -1;

    Utf16Coding(boolean littleEndian) {
        this.littleEndian = littleEndian;
    }

    @Override
    public String read(byte[] bytes) {
        var text = new StringBuilder(bytes.length / 2 + 1);
        for (byte each : bytes) {
            int one = each & 0xff;
            if (waiting < 0) {
                waiting = one;
            } else {
                text.append((char) (littleEndian ? (one << 8) | waiting : (waiting << 8) | one));
                waiting = -1;
            }
        }
        return text.toString();
    }

    @Override
    public byte[] rest() {
        return waiting < 0 ? new byte[0] : new byte[] {(byte) waiting};
    }

    @Override
    public void write(String text, ByteArrayOutputStream to) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            to.write(littleEndian ? unit : unit >> 8);
            to.write(littleEndian ? unit >> 8 : unit);
        }
    }
}
