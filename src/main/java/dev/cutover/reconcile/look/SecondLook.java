package dev.cutover.reconcile.look;

import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.reconcile.store.GroupsInMemory;
import dev.cutover.reconcile.store.JudgedKey;
import dev.cutover.reconcile.store.JudgedKeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads suspects again, some at a time, and says what is known of them now. What cannot be read keeps its place among
 * the suspects: it is neither confirmed nor equal. Used once. Not thread-safe.
 */
final class SecondLook {
    static final int BATCH = 1_000;
    static final String LIST_GONE = "the file that lists them is gone";

    /** After so many batches in a row that could not be read, the source is not asked any more. */
    private static final int FAILURES = 3;

    private final Pass pass;
    private final boolean isLast;
    private final Lists lists;
    private final long all;
    private final LookProgress progress;
    private final GroupsInMemory groups;
    private final Findings findings;
    private final Map<List<String>, JudgedKey> batch = new LinkedHashMap<>();
    private long done;
    private long suspects;
    private long unread;
    private long gone;
    private String why = "";
    private int failures;

    SecondLook(LaterLook look, Lists lists, long all) {
        this.pass = look.pass();
        this.isLast = look.isLast();
        this.lists = lists;
        this.all = all;
        this.progress = look.progress();
        this.groups = new GroupsInMemory(pass, look.limits());
        this.findings = pass.findings().empty();
    }

    /** Where keys are listed: what has to be looked at again, and what is different. */
    record Lists(JudgedKeyFile suspects, JudgedKeyFile differences) {}

    void take(JudgedKey suspect) throws IOException, InterruptedException {
        batch.put(suspect.key(), suspect);
        if (batch.size() == BATCH) {
            lookAtBatch();
        }
    }

    /** After the last suspect. Those that did not come are not known any more, and not forgotten either. */
    LookOutcome end() throws IOException, InterruptedException {
        lookAtBatch();
        if (done < all) {
            unread += all - done;
            suspects += all - done;
            why = LIST_GONE;
        }
        return new LookOutcome(findings, suspects, unread, gone, why);
    }

    private void lookAtBatch() throws IOException, InterruptedException {
        if (!batch.isEmpty()) {
            look(new ArrayList<>(batch.values()));
            done += batch.size();
            batch.clear();
            progress.at("looking again at " + pass.name(), done, all);
        }
    }

    private void look(List<JudgedKey> keys) throws IOException, InterruptedException {
        groups.begin(keys.size());
        try {
            if (failures < FAILURES) {
                read(keys);
                failures = 0;
            }
        } catch (UnreadableSource e) {
            failures++;
            why = Objects.requireNonNullElse(e.getMessage(), "the source cannot be read");
        }
        if (failures > 0) {
            keepUnread(keys);
        } else if (groups.unreadable() == 0 && !groups.isFull()) {
            judge(keys);
        } else if (keys.size() > 1) {
            // One of them has a row that cannot be read, and nothing says which; or they are too many for the memory.
            look(keys.subList(0, keys.size() / 2));
            look(keys.subList(keys.size() / 2, keys.size()));
        } else {
            why = groups.isFull()
                    ? "the rows of " + String.join("/", keys.get(0).key()) + " do not fit into memory"
                    : "a row of " + String.join("/", keys.get(0).key()) + " cannot be read";
            keepUnread(keys);
        }
    }

    private void read(List<JudgedKey> keys) throws UnreadableSource, InterruptedException {
        List<List<String>> wanted = keys.stream().map(JudgedKey::key).toList();
        for (int input = 0; input < pass.inputs().size(); input++) {
            pass.inputs().get(input).source().again(wanted, groups.rows(input));
        }
    }

    private void keepUnread(List<JudgedKey> keys) throws IOException {
        for (JudgedKey key : keys) {
            unread++;
            suspects++;
            lists.suspects().add(key);
        }
    }

    /** A key of which no input has a row any more is only counted. */
    private void judge(List<JudgedKey> keys) throws IOException {
        var wanted = new HashMap<List<String>, JudgedKey>();
        keys.forEach(key -> wanted.put(key.key(), key));
        try {
            groups.forEach(group -> {
                JudgedKey before = wanted.remove(group.key());
                if (before != null) {
                    settle(before, group);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        gone += wanted.size();
    }

    private void settle(JudgedKey before, KeyGroup group) {
        var now = JudgedKey.of(group, pass.inputs().size(), pass.judge().judge(group), Optional.empty());
        Settlement settlement = Settlement.of(before, now, isLast);
        try {
            if (settlement.isSettled()) {
                findings.add(group, now.judgement(), settlement.standing());
                if (settlement.isDifference()) {
                    lists.differences().add(settlement.of(now));
                }
            } else {
                suspects++;
                lists.suspects().add(settlement.of(now));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
