"""The classes of scikit-learn that fitted models consist of, by name, and the folders that they live in.

A rule by shape ("capitalised names under sklearn") would let in what its modules import from elsewhere: `Path`,
`GzipFile`, `NamedTemporaryFile`, `Thread`, and a network `Client` in `sklearn.callback`. A test compares this list with
the scikit-learn that is installed: every estimator must be covered, and every name must be a class of scikit-learn.
"""

from __future__ import annotations

_FOLDERS = """
    _loss base calibration cluster compose covariance cross_decomposition decomposition discriminant_analysis dummy
    ensemble feature_extraction feature_selection frozen gaussian_process impute isotonic kernel_approximation
    kernel_ridge linear_model manifold mixture model_selection multiclass multioutput naive_bayes neighbors
    neural_network pipeline preprocessing random_projection semi_supervised svm tree
"""

_NAMES = """
    ARDRegression AbsoluteError AdaBoostClassifier AdaBoostRegressor AdamOptimizer AdditiveChi2Sampler
    AffinityPropagation AgglomerativeClustering BaggingClassifier BaggingRegressor BallTree BallTree32 BallTree64
    BaseBagging BaseCrossValidator BaseDecisionTree BaseEnsemble BaseEstimator BaseForest BaseGradientBoosting
    BaseGraphicalLasso BaseHistGradientBoosting BaseLabelPropagation BaseLibSVM BaseLink BaseLoss BaseMixture
    BaseMultilayerPerceptron BaseOptimizer BaseRandomProjection BaseSGD BaseSGDClassifier BaseSGDRegressor BaseSVC
    BaseSearchCV BaseShuffleSplit BaseSpectral BaseSuccessiveHalving BaseThresholdClassifier BaseWeightBoosting
    BayesianGaussianMixture BayesianRidge BernoulliNB BernoulliRBM Binarizer BinaryTree32 BinaryTree64
    BinomialDeviance Birch BisectingKMeans CCA CalibratedClassifierCV CategoricalNB ClassicalMDS Classification
    ClassificationCriterion ClassifierChain ColumnTransformer ComplementNB CompoundKernel ConstantKernel
    CountVectorizer Criterion CyAbsoluteError CyExponentialLoss CyHalfBinomialLoss CyHalfGammaLoss
    CyHalfMultinomialLoss CyHalfPoissonLoss CyHalfSquaredError CyHalfTweedieLoss CyHalfTweedieLossIdentity CyHuberLoss
    CyLossFunction CyPinballLoss DBSCAN DecisionTreeClassifier DecisionTreeRegressor DictVectorizer DictionaryLearning
    DotProduct DummyClassifier DummyRegressor ElasticNet ElasticNetCV EllipticEnvelope EmpiricalCovariance Entropy
    EpsilonInsensitive ExpSineSquared ExponentialLoss Exponentiation ExtraTreeClassifier ExtraTreeRegressor
    ExtraTreesClassifier ExtraTreesRegressor FactorAnalysis FastICA FeatureAgglomeration FeatureHasher FeatureUnion
    FixedThresholdClassifier ForestClassifier ForestRegressor FrozenEstimator FunctionTransformer GammaRegressor
    GaussianMixture GaussianNB GaussianProcessClassifier GaussianProcessRegressor GaussianRandomProjection
    GenericUnivariateSelect Gini GradientBoostingClassifier GradientBoostingRegressor GraphicalLasso GraphicalLassoCV
    GridSearchCV GroupKFold GroupShuffleSplit HDBSCAN HalfBinomialLoss HalfBinomialLossArrayAPI HalfGammaLoss
    HalfLogitLink HalfMultinomialLoss HalfMultinomialLossArrayAPI HalfPoissonLoss HalfPoissonLossArrayAPI
    HalfSquaredError HalfTweedieLoss HalfTweedieLossIdentity HalvingGridSearchCV HalvingRandomSearchCV
    HashingVectorizer Hinge HistGradientBoostingClassifier HistGradientBoostingRegressor Huber HuberLoss
    HuberRegressor Hyperparameter IdentityLink IncrementalPCA Interval IsolationForest Isomap IsotonicRegression
    IterativeImputer KBinsDiscretizer KDTree KDTree32 KDTree64 KFold KMeans KNNImputer KNeighborsClassifier
    KNeighborsRegressor KNeighborsTransformer Kernel KernelCenterer KernelDensity KernelOperator KernelPCA KernelRidge
    LabelBinarizer LabelEncoder LabelPropagation LabelSpreading Lars LarsCV Lasso LassoCV LassoLars LassoLarsCV
    LassoLarsIC LatentDirichletAllocation LeaveOneGroupOut LeaveOneOut LeavePGroupsOut LeavePOut LedoitWolf
    LinearDiscriminantAnalysis LinearModel LinearModelCV LinearRegression LinearSVC LinearSVR LocalOutlierFactor
    LocallyLinearEmbedding Log LogLink LogisticRegression LogisticRegressionCV LogitLink MAE MDS MLPClassifier
    MLPRegressor MSE Matern MaxAbsScaler MeanShift MinCovDet MinMaxScaler MiniBatchDictionaryLearning MiniBatchKMeans
    MiniBatchNMF MiniBatchSparsePCA MissingIndicator ModifiedHuber MonotonicConstraint MultiLabelBinarizer
    MultiOutputClassifier MultiOutputLinearModel MultiOutputRegressor MultiTaskElasticNet MultiTaskElasticNetCV
    MultiTaskLasso MultiTaskLassoCV MultinomialLogit MultinomialNB NMF NearestCentroid NearestNeighbors
    NeighborhoodComponentsAnalysis NeighborsBase NeighborsHeap32 NeighborsHeap64 Normalizer NuSVC NuSVR Nystroem OAS
    OPTICS OneClassSVM OneHotEncoder OneVsOneClassifier OneVsRestClassifier OrdinalEncoder OrthogonalMatchingPursuit
    OrthogonalMatchingPursuitCV OutputCodeClassifier PCA PLSCanonical PLSRegression PLSSVD PairwiseKernel
    ParameterGrid ParameterSampler PassiveAggressiveClassifier PassiveAggressiveRegressor PatchExtractor Perceptron
    PinballLoss Pipeline Poisson PoissonRegressor PolynomialCountSketch PolynomialFeatures PowerTransformer
    PredefinedSplit Product QuadraticDiscriminantAnalysis QuantileRegressor QuantileTransformer RANSACRegressor RBF
    RBFSampler RFE RFECV RadiusNeighborsClassifier RadiusNeighborsRegressor RadiusNeighborsTransformer
    RandomForestClassifier RandomForestRegressor RandomTreesEmbedding RandomizedSearchCV RationalQuadratic Regression
    RegressionCriterion RegressorChain RepeatedKFold RepeatedStratifiedKFold Ridge RidgeCV RidgeClassifier
    RidgeClassifierCV RobustScaler SGDClassifier SGDOneClassSVM SGDOptimizer SGDRegressor SVC SVR SelectFdr SelectFpr
    SelectFromModel SelectFwe SelectKBest SelectPercentile SelfTrainingClassifier SequentialFeatureSelector
    ShrunkCovariance ShuffleSplit SimpleImputer SkewedChi2Sampler SparseCoder SparsePCA SparseRandomProjection
    SpectralBiclustering SpectralClustering SpectralCoclustering SpectralEmbedding SplineTransformer
    SquaredEpsilonInsensitive SquaredHinge SquaredLoss StackingClassifier StackingRegressor StandardScaler
    StratifiedGroupKFold StratifiedKFold StratifiedShuffleSplit Sum TSNE TargetEncoder TfidfTransformer
    TfidfVectorizer TheilSenRegressor TimeSeriesSplit TransformedTargetRegressor Tree TreePredictor TruncatedSVD
    TunedThresholdClassifierCV TweedieRegressor VarianceThreshold VotingClassifier VotingRegressor WhiteKernel
    _BaseChain _BaseDiscreteNB _BaseEncoder _BaseFilter _BaseHeterogeneousEnsemble _BaseImputer _BaseKFold _BaseKMeans
    _BaseNB _BaseNMF _BasePCA _BaseRidge _BaseRidgeCV _BaseSparseCoding _BaseSparsePCA _BaseStacking _BaseVoting
    _BinMapper _BinaryGaussianProcessClassifierLaplace _BisectingTree _CFNode _CFSubcluster _CVIterableWrapper
    _CalibratedClassifier _ConstantPredictor _GeneralizedLinearRegressor _IdentityClassifier _IdentityRegressor
    _ImputerTriplet _MultiOutputEstimator _PLS _RemainderColsList _RepeatedSplits _RidgeGCV _SigmoidCalibration
    _SubsampleMetaSplitter _TemperatureScaling make_column_selector
"""

FOLDERS = frozenset(_FOLDERS.split())
NAMES = frozenset(_NAMES.split())
