package io.sluice.readme;

import io.sluice.annotation.CreatedBy;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.UpdatedBy;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

// readme: invoice
@Table("invoices")
public record Invoice(
    @Id @Generated Long id,
    @NotBlank @Size(max = 80) String subject,
    @Min(1) Integer amount,
    @CreatedBy String createdBy, // a String, or a key: whatever the auditor gives
    @UpdatedBy String updatedBy)
    implements Invoice_.With {}
// readme: end
