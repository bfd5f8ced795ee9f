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
        byte[] bytes = {(byte) Mark.LIST.code(), (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};

        assertThatThrownBy(() -> GraphReader.root(bytes, 0)).isInstanceOf(UnfitSnapshot.class);
    }

    @Test
    void depthIsBounded() {
        byte[] bytes = new byte[2 * DEEP];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = (byte) Mark.FIXED_LIST.code();
            bytes[i + 1] = 2;
        }
        assertThatThrownBy(() -> GraphReader.root(bytes, 0))
                .isInstanceOf(UnfitSnapshot.class)
                .hasMessageContaining("too deeply");
        var optionals = new byte[DEEP];
        Arrays.fill(optionals, (byte) Mark.SOMETHING.code());
        assertThatThrownBy(() -> GraphReader.root(optionals, 0)).isInstanceOf(UnfitSnapshot.class);
    }

    private static byte[] object(String type) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(Mark.OBJECT.code());
        bytes.write(0);
        bytes.write(Mark.TEXT.code());
        bytes.write(2 * type.length());
        bytes.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
