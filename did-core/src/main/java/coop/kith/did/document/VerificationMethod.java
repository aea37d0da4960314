package coop.kith.did.document;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.key.PublicKey;
import coop.kith.problem.Result;
import java.util.function.Supplier;

/**
 * A verification method as a document states it (CID 1.0 section 2.2). Immutable; equal by id, type, controller and the whole stated object.
 */
public final class VerificationMethod {
    private final DidUrl id;
    private final String type;
    private final Did controller;
    private final Memo<JsonObject> stated;
    private final Memo<Result<PublicKey>> key;

    private VerificationMethod(
            DidUrl id, String type, Did controller, Memo<JsonObject> stated, Memo<Result<PublicKey>> key) {
        this.id = id;
        this.type = type;
        this.controller = controller;
        this.stated = stated;
        this.key = key;
    }

    /** As a document states it; the key is read when it is first asked for. */
    static VerificationMethod stated(DidUrl id, String type, Did controller, JsonObject json) {
        return new VerificationMethod(
                id, type, controller, new Memo<>(() -> json), new Memo<>(() -> KeyMaterial.read(type, json)));
    }

    /**
     * A method whose key is known already, so that nothing has to be decoded again.
     *
     * @param json the object that states it; asked for at most when somebody wants to see it
     */
    static VerificationMethod known(DidUrl id, String type, Did controller, PublicKey key, Supplier<JsonObject> json) {
        Result<PublicKey> decoded = Result.ok(key);
        return new VerificationMethod(id, type, controller, new Memo<>(json), new Memo<>(() -> decoded));
    }

    /** Absolute, even where the document has it relative. */
    public DidUrl id() {
        return id;
    }

    public String type() {
        return type;
    }

    public Did controller() {
        return controller;
    }

    /** The whole object, nothing lost. */
    public JsonObject stated() {
        return stated.value();
    }

    /**
     * The key, decoded from {@code publicKeyMultibase} or {@code publicKeyJwk} and checked; worked out once per instance. Refused with
     * INVALID_VERIFICATION_METHOD where the type is not known, has no key or two, or the key does not fit the type.
     */
    public Result<PublicKey> publicKey() {
        return key.value();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationMethod method
                && method.id.equals(id)
                && method.controller.equals(controller)
                && method.stated().equals(stated());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return type + ' ' + id;
    }
}
