/** What an auditor needs to verify again what somebody else verified, offline; and doing it. */
@NullMarked
package coop.kith.vc.transcript;

import org.jspecify.annotations.NullMarked;
