module eln-fleet/bed/lifeline

go 1.26.0
