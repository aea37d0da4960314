/** From keys and wishes to a DID: create, update and deactivate, with the secrets held by the caller. */
@NullMarked
package coop.kith.did.register;

import org.jspecify.annotations.NullMarked;
