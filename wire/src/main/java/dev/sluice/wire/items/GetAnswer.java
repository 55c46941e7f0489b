package dev.sluice.wire.items;

import java.util.List;

/**
 * One answer object of a get: all of a probe's or watch's answer, one line of a stream's.
 *
 * @param lost how many items were overwritten before this session could read them; Sluice's own, 0 from other servers
 */
public record GetAnswer(List<Item> items, long lost) {
    public static final GetAnswer EMPTY = new GetAnswer(List.of(), 0);

    public GetAnswer {
        items = List.copyOf(items);
    }
}
