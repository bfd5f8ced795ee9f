package dev.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoomsTest {
    @Test
    void everyRoomIsSmallEnoughToKnow() throws IOException {
        assertThat(theHouse().tooFull()).isEmpty();
    }

    @Test
    void aSimpleNameStandsInOnePackage() throws IOException {
        assertThat(theHouse().twins()).isEmpty();
    }

    @Test
    void aThirtyFirstFileIsTooMany() {
        var thirty = room("plan", 30);
        assertThat(new Rooms(thirty).tooFull()).isEmpty();

        var more = new ArrayList<>(thirty);
        more.add(file("main", "plan", "OneMore"));
        assertThat(new Rooms(more).tooFull()).containsExactly("dev/cutover/plan has 31 files, more than 30");
    }

    @Test
    void theModelAndTheCommandsMayHaveFortyFive() {
        assertThat(new Rooms(room("model", 45)).tooFull()).isEmpty();
        assertThat(new Rooms(room("cli", 46)).tooFull()).containsExactly("dev/cutover/cli has 46 files, more than 45");
    }

    @Test
    void packageInfoDoesNotCount() {
        var files = new ArrayList<>(room("plan", 30));
        files.add(file("main", "plan", "package-info"));
        files.add(file("main", "run", "package-info"));

        assertThat(new Rooms(files).tooFull()).isEmpty();
        assertThat(new Rooms(files).twins()).isEmpty();
    }

    @Test
    void aTwinIsFoundAmongTestsToo() {
        assertThat(new Rooms(List.of(file("main", "plan", "Timeline"), file("test", "graph", "Timeline"))).twins())
                .containsExactly("Timeline.java stands in dev/cutover/graph and dev/cutover/plan");
    }

    private static Rooms theHouse() throws IOException {
        return new Rooms(SourceFile.under(Path.of("src")));
    }

    private static List<SourceFile> room(String room, int files) {
        return IntStream.range(0, files)
                .mapToObj(i -> file("main", room, "Class" + i))
                .toList();
    }

    private static SourceFile file(String side, String room, String name) {
        return SourceFile.of("src/" + side + "/java/dev/cutover/" + room + "/" + name + ".java", "");
    }
}
