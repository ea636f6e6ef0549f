"""What stands above the communes: the centre that asks and answers, its granaries, the towns it feeds."""
