package coop.kith.trust.intake.git;

import coop.kith.bytes.Bytes;
import java.util.Optional;

/** A commit or an annotated tag, taken apart from its exact bytes. */
public sealed interface SignedObject permits GitCommit, GitTag {
    /** The armored signature, of whatever kind; empty when there is none. */
    Optional<String> signature();

    /** The bytes that the signature is over: the object's own, with the signature taken out and nothing else changed. */
    Bytes payload();

    /** The message, one character for each byte. */
    String message();

    /** Whom the object names as the one who made it: a commit's committer, a tag's tagger. */
    Optional<GitPerson> maker();
}
