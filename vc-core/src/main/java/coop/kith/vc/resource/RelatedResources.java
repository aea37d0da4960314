package coop.kith.vc.resource;

import coop.kith.bytes.Bytes;
import java.util.List;
import java.util.Map;

/**
 * Where the resources come from that {@code relatedResource} names: handed in by whoever verifies, never fetched here, since the addresses are a stranger's
 * choice. Implementations are safe for many threads.
 */
@FunctionalInterface
public interface RelatedResources {
    /** What is known to have been published under this URL, newest first; empty where nothing is known. */
    List<PublishedResource> at(String url);

    /** None are known. */
    static RelatedResources none() {
        return url -> List.of();
    }

    /** These, by URL. */
    static RelatedResources of(Map<String, Bytes> contents) {
        Map<String, Bytes> copy = Map.copyOf(contents);
        return url -> copy.containsKey(url) ? List.of(PublishedResource.of(copy.get(url))) : List.of();
    }

    /** Those of both. */
    default RelatedResources and(RelatedResources others) {
        return url -> {
            List<PublishedResource> all = new java.util.ArrayList<>(at(url));
            all.addAll(others.at(url));
            return List.copyOf(all);
        };
    }
}
