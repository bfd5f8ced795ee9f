package dev.cutover.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cutover.query.RunView;
import dev.cutover.simulation.SimulatedRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that no runner wrote are refused, or give something of our own model; they do nothing else. */
class HostileBytesTest {
    private static final int DEEP = 1_000_000;

    @Test
    void damagedBytesAreRefusedOrGiveAValue() throws Exception {
        var simulated = SimulatedRecord.of(3);
        var runView = RunView.of(simulated.events().get(0).run(), simulated.book());
        simulated.events().forEach(runView::add);
        byte[] whole = GraphWriter.bytes(runView);
        var random = new Random(17);
        int refused = 0;
        for (int time = 0; time < 3_000; time++) {
            byte[] bytes = time % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int i = 0; i < 1 + random.nextInt(4) && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            var problem = catchThrowable(() -> GraphReader.root(bytes, 0));
            assertThat(problem)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            some -> assertThat(some).isInstanceOf(Exception.class));
            refused += problem == null ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void aClassOfOthersIsNotEvenLoaded() {
        assertThatThrownBy(() -> GraphReader.root(object("java.lang.ProcessBuilder"), 0))
                .isInstanceOf(UnfitSnapshot.class)
                .hasMessageContaining("cannot be part of a snapshot");
        assertThatThrownBy(() -> GraphReader.root(object("dev.cutover.cli.Main"), 0))
                .isInstanceOf(UnfitSnapshot.class);
    }

    @Test
    void manyElementsThatAreNotThereTakeUpNoMemory() {
        byte[] bytes = {(byte) ValueMark.LIST.code(), (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};

        assertThatThrownBy(() -> GraphReader.root(bytes, 0)).isInstanceOf(UnfitSnapshot.class);
    }

    @Test
    void manyNestedListsThatEachClaimAllTheRestTakeUpNoMemory() {
        int claimed = 1 << 23;
        var bytes = new ByteArrayOutputStream();
        for (int level = 0; level < 290; level++) {
            bytes.write(ValueMark.FIXED_LIST.code());
            for (int rest = 2 * claimed; rest > 0; rest >>>= 7) {
                bytes.write(rest > 0x7F ? (rest & 0x7F) | 0x80 : rest);
            }
        }
        bytes.writeBytes(new byte[claimed]);
        byte[] bomb = bytes.toByteArray();
        bomb[bomb.length - claimed] = (byte) ValueMark.SAME.code();
        bomb[bomb.length - claimed + 1] = 0x7E;

        var problem = catchThrowable(() -> GraphReader.root(bomb, 0));

        assertThat(problem).as("290 times 32 MB are not there").isInstanceOf(Exception.class);
    }

    @Test
    void depthIsBounded() {
        byte[] bytes = new byte[2 * DEEP];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = (byte) ValueMark.FIXED_LIST.code();
            bytes[i + 1] = 2;
        }
        assertThatThrownBy(() -> GraphReader.root(bytes, 0))
                .isInstanceOf(UnfitSnapshot.class)
                .hasMessageContaining("too deeply");
        var optionals = new byte[DEEP];
        Arrays.fill(optionals, (byte) ValueMark.SOMETHING.code());
        assertThatThrownBy(() -> GraphReader.root(optionals, 0)).isInstanceOf(UnfitSnapshot.class);
    }

    private static byte[] object(String type) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(ValueMark.OBJECT.code());
        bytes.write(0);
        bytes.write(ValueMark.TEXT.code());
        bytes.write(2 * type.length());
        bytes.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
