package dev.cutover.report.html;

import dev.cutover.model.Runbook;
import dev.cutover.report.content.ReportContent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The report as one HTML file, which opens from a folder, a mail or a ticket: it holds no script and asks nothing of
 * any network, which its own content security policy enforces.
 *
 * <p>A page has at most 2 MB, because mail gateways and ticket systems refuse or cut more, and browsers become slow:
 * evidence that does not fit stays beside the record, by its hash. Decisions and red samples are never left out, so a
 * record with many thousands of them may make a larger page. Stateless and thread-safe.
 */
public final class HtmlReport {
    /** The most bytes of a page. */
    public static final int MOST_BYTES = 2_000_000;

    private HtmlReport() {}

    /**
     * The page, which is to be encoded in UTF-8.
     *
     * @param runbook that the run has pinned, for the picture of the procedure; empty if it cannot be read
     */
    public static String of(ReportContent content, Optional<Runbook> runbook) {
        return refreshed(content, runbook, Optional.empty());
    }

    /**
     * The same page for a wall.
     *
     * @param refresh how the page is loaded anew; empty for one that stays as it is
     */
    public static String refreshed(ReportContent content, Optional<Runbook> runbook, Optional<PageRefresh> refresh) {
        long evidence = content.evidence().stream()
                .mapToLong(item -> EvidencePart.weight(item.body()))
                .sum();
        if (evidence < MOST_BYTES / 2) {
            String whole = new ReportPage(content, runbook, refresh, Long.MAX_VALUE).text();
            if (bytes(whole) <= MOST_BYTES) {
                return whole;
            }
        }
        String bare = new ReportPage(content, runbook, refresh, 0).text();
        long room = MOST_BYTES - bytes(bare);
        return room <= 0 ? bare : new ReportPage(content, runbook, refresh, room).text();
    }

    private static long bytes(String page) {
        return page.getBytes(StandardCharsets.UTF_8).length;
    }
}
