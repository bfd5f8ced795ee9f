package dev.cutover.connector.sandbox;

import dev.cutover.spi.settings.SettingsReader;
import java.util.Map;
import java.util.Optional;

/**
 * What a step says of a sample of records. Mistakes are noted by the settings reader. Immutable.
 *
 * @param sample how many rows
 * @param segment whose orders; empty if nothing is said
 * @param set the name of the record set; empty if nothing is said
 */
record RecordRequest(int sample, Optional<Map<String, String>> segment, Optional<String> set) {
    static final String CAPTURE = "records";

    private static final int USUAL_SAMPLE = 5;
    private static final int LARGEST_SAMPLE = 10_000;

    static RecordRequest read(SettingsReader settings) {
        return new RecordRequest(
                settings.whole("sample", 1, LARGEST_SAMPLE).orElse(USUAL_SAMPLE),
                settings.textsByName("segment"),
                settings.text("set"));
    }
}
